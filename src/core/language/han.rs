//! Characters that only Chinese, only one of its scripts, or only Japanese uses.

/// Of Chinese and not of Japanese in everyday writing, in either script.
const CHINESE: &str = "你您吗嗎们們怎吧呢这這么麼哪她沒我啊哦啦咱谁跟";
/// Simplified, neither traditional nor Japanese.
const SIMPLIFIED: &str = "这个们说吗订单请问谢货发时间么为现钱卖买价东给对还进过选择质电话码颜产换运费账户实应开关难让边见听张长帮谁几从样题无处该错长门车书认识银优惠购检级网络联系显视频软设专预辑";
/// Traditional: not simplified (some are Japanese as well).
const TRADITIONAL: &str = "這個們說嗎訂單請問謝貨發時間麼為沒現錢賣買價東給對還進過選擇質電話碼顏產換運費帳戶實應開關難讓邊見聽張長幫誰幾從樣題無處該錯門車書認識銀優購檢級網絡聯繫顯視頻軟設專預輯";
/// Traditional and not Japanese either.
const TRADITIONAL_ONLY: &str = "這們說嗎單發麼為沒錢賣價對擇碼顏產戶實應關讓邊聽幫幾從樣處檢聯繫顯";
/// Japanese simplifications and characters made in Japan.
const JAPANESE: &str = "円駅図売払込様気応対変価壊続読伝総験検単発拡択転関実楽黒徳歩毎塩帰済経覧証遅両働畑桜";

/// What a text in Han characters without kana looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Han {
    /// Characters of Chinese only.
    pub(super) chinese: usize,
    /// Characters of Japanese only.
    pub(super) japanese: usize,
    /// Simplified characters.
    pub(super) simplified: usize,
    /// Traditional characters.
    pub(super) traditional: usize,
}

impl Han {
    /// Counts them.
    pub(super) fn count<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut han = Self::default();
        for c in words.flat_map(str::chars) {
            let simplified = SIMPLIFIED.contains(c);
            han.simplified += usize::from(simplified);
            han.traditional += usize::from(TRADITIONAL.contains(c));
            han.chinese += usize::from(simplified || CHINESE.contains(c) || TRADITIONAL_ONLY.contains(c));
            han.japanese += usize::from(JAPANESE.contains(c));
        }
        han
    }
}
