//! The countries of the table, and their parts where these have days of their own.

/// All of them, the parts of a country behind it.
pub const REGIONS: &[&str] = &[
    "AE", "AR", "AT", "AU", "AU-ACT", "AU-NSW", "AU-NT", "AU-QLD", "AU-SA", "AU-TAS", "AU-VIC", "AU-WA", "BD", "BE", "BH", "BR", "CA",
    "CA-AB", "CA-BC", "CA-MB", "CA-NB", "CA-NL", "CA-NS", "CA-NT", "CA-NU", "CA-ON", "CA-PE", "CA-QC", "CA-SK", "CA-YT", "CH", "CH-AG",
    "CH-AI", "CH-AR", "CH-BE", "CH-BL", "CH-BS", "CH-FR", "CH-GE", "CH-GL", "CH-GR", "CH-JU", "CH-LU", "CH-NE", "CH-NW", "CH-OW", "CH-SG",
    "CH-SH", "CH-SO", "CH-SZ", "CH-TG", "CH-TI", "CH-UR", "CH-VD", "CH-VS", "CH-ZG", "CH-ZH", "CL", "CN", "CO", "CZ", "DE", "DE-BB",
    "DE-BE", "DE-BW", "DE-BY", "DE-HB", "DE-HE", "DE-HH", "DE-MV", "DE-NI", "DE-NW", "DE-RP", "DE-SH", "DE-SL", "DE-SN", "DE-ST", "DE-TH",
    "DK", "DZ", "EG", "ES", "ES-AN", "ES-AR", "ES-AS", "ES-CB", "ES-CE", "ES-CL", "ES-CM", "ES-CN", "ES-CT", "ES-EX", "ES-GA", "ES-IB",
    "ES-MC", "ES-MD", "ES-ML", "ES-NC", "ES-PV", "ES-RI", "ES-VC", "FI", "FR", "GB", "GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS", "GR", "HK",
    "HU", "ID", "IE", "IL", "IN", "IQ", "IT", "JO", "JP", "KR", "KW", "LB", "MA", "MV", "MX", "MY", "NG", "NL", "NO", "NZ", "OM", "PH",
    "PK", "PL", "PT", "QA", "RO", "RU", "SA", "SE", "SG", "TH", "TN", "TR", "TW", "US", "VN", "ZA",
];
