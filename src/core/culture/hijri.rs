//! The Islamic calendar as Saudi Arabia publishes it (Umm al-Qura). Where the sighting of the moon decides, a month may begin
//! a day earlier or later: what is reckoned here is expected, not certain.

use icu::calendar::Date as IcuDate;
use icu::calendar::cal::Hijri;
use jiff::civil::Date;

/// A day of the Islamic calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HijriDate {
    /// The year after the Hijra.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 30.
    pub day: u8,
}

impl HijriDate {
    /// The month of fasting.
    pub const RAMADAN: u8 = 9;

    /// The Islamic day of a Gregorian one; `None` beyond the calendar.
    #[must_use]
    pub fn of(date: Date) -> Option<Self> {
        let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
        let hijri = IcuDate::try_new_iso(i32::from(date.year()), month, day).ok()?.to_calendar(Hijri::new_umm_al_qura());
        Some(Self { year: hijri.era_year().year, month: hijri.month().ordinal, day: hijri.day_of_month().0 })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_months_of_fasting() {
        for (day, year, month, of_month) in [
            (date(2026, 2, 17), 1447, 8, 29),
            (date(2026, 2, 18), 1447, 9, 1),
            (date(2026, 3, 19), 1447, 9, 30),
            (date(2026, 3, 20), 1447, 10, 1),
            (date(2027, 2, 8), 1448, 9, 1),
            (date(2026, 11, 22), 1448, 6, 12),
        ] {
            let hijri = HijriDate::of(day).unwrap();
            assert_eq!(hijri, HijriDate { year, month, day: of_month }, "{day}");
        }
    }
}
