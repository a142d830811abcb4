//! Characters that only one way of writing Chinese has, or only Japanese.
//!
//! The lists are made from OpenCC's tables by `turjuman train characters`; their licence lies beside them.

use std::sync::LazyLock;

/// Of Chinese and not of Japanese in everyday writing, in either script.
const CHINESE: &str = "你您吗嗎们們怎吧呢这這么麼哪她沒我啊哦啦咱谁跟";

/// The first character that has a place in the table, and how many have one.
const FIRST: u32 = 0x3400;
const SPAN: usize = 0x9FFF - 0x3400 + 1;

/// What a character tells, a bit for each.
const SIMPLIFIED: u8 = 1;
const TRADITIONAL: u8 = 2;
const JAPANESE: u8 = 4;
const OF_CHINESE: u8 = 8;

static TOLD: LazyLock<Box<[u8]>> = LazyLock::new(|| {
    let mut told = vec![0_u8; SPAN].into_boxed_slice();
    let lists = [
        (include_str!("han/simplified.txt"), SIMPLIFIED),
        (include_str!("han/traditional.txt"), TRADITIONAL),
        (include_str!("han/japanese.txt"), JAPANESE),
        (include_str!("han/chinese.txt"), OF_CHINESE),
        (CHINESE, OF_CHINESE),
    ];
    for (list, bits) in lists {
        for c in list.chars() {
            if let Some(own) = place(c).and_then(|at| told.get_mut(at)) {
                *own |= bits;
            }
        }
    }
    told
});

/// What a text in Han characters without kana looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::core) struct Han {
    /// Characters of Chinese only.
    pub(in crate::core) chinese: usize,
    /// Characters of Japanese only.
    pub(super) japanese: usize,
    /// Simplified characters.
    pub(super) simplified: usize,
    /// Traditional characters.
    pub(super) traditional: usize,
}

impl Han {
    /// Counts a character.
    #[inline]
    pub(in crate::core) fn count(&mut self, c: char) {
        let told = place(c).and_then(|at| TOLD.get(at)).copied().unwrap_or(0);
        let has = |bit: u8| usize::from(told & bit != 0);
        self.simplified += has(SIMPLIFIED);
        self.traditional += has(TRADITIONAL);
        self.japanese += has(JAPANESE);
        self.chinese += has(OF_CHINESE);
    }
}

fn place(c: char) -> Option<usize> {
    u32::from(c).checked_sub(FIRST).and_then(|at| usize::try_from(at).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_of_one_side() {
        for (text, simplified, traditional, japanese) in
            [("请问", 2, 0, 0), ("請問", 0, 2, 0), ("売払", 0, 0, 2), ("你好", 0, 0, 0), ("国", 1, 0, 0), ("日本", 0, 0, 0)]
        {
            let mut han = Han::default();
            text.chars().for_each(|c| han.count(c));
            assert_eq!((han.simplified, han.traditional, han.japanese), (simplified, traditional, japanese), "{text}");
        }
    }
}
