//! Numbers that look random and are the same everywhere: whole numbers only, no library of the platform.

/// A generator of the kind called splitmix64.
pub(super) struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).unwrap_or(1);
        usize::try_from((self.next() >> 32).wrapping_mul(end) >> 32).unwrap_or_default()
    }

    /// -log2 of a number between 0 and 1, in 1/1024: how much worse a step may be for each unit of temperature.
    pub fn patience(&mut self) -> i64 {
        let next = self.next() | 1;
        let whole = next.leading_zeros();
        // The ten bits after the first one tell how far it is to the next power; between powers a line will do.
        let part = (next << whole << 1) >> 54;
        i64::from(whole) * 1024 + 1024 - i64::try_from(part).unwrap_or_default()
    }
}
