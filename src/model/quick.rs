//! Maps and sets by ids and the like. The program gives ids itself: nobody can choose them so that they collide, and a
//! plain hash is several times quicker than one that is proof against that.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map by keys that no source chooses.
pub type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<QuickHasher>>;

/// A set of items that no source chooses.
pub type QuickSet<T> = HashSet<T, BuildHasherDefault<QuickHasher>>;

/// Odd, and with ones and zeros well mixed.
const FACTOR: u64 = 0xf135_7aea_2e62_a9c5;

/// Sums and multiplies word by word.
#[derive(Clone, Copy, Debug, Default)]
pub struct QuickHasher(u64);

impl Hasher for QuickHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u8(&mut self, n: u8) {
        self.write_u64(u64::from(n));
    }

    fn write_u16(&mut self, n: u16) {
        self.write_u64(u64::from(n));
    }

    fn write_u32(&mut self, n: u32) {
        self.write_u64(u64::from(n));
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = self.0.wrapping_add(n).wrapping_mul(FACTOR);
    }

    fn write_usize(&mut self, n: usize) {
        self.write_u64(n as u64);
    }

    fn finish(&self) -> u64 {
        // A map chooses places by the low bits, and a product is mixed best in its high ones.
        self.0.rotate_left(26)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_follow_each_other_and_pairs_of_them_are_found_again() {
        let map: QuickMap<(i64, Option<u32>), i64> =
            (0..5000).map(|n| ((n / 7, u32::try_from(n % 7).ok()), n)).collect();
        assert_eq!(map.len(), 5000);
        assert!((0..5000).all(|n| map.get(&(n / 7, u32::try_from(n % 7).ok())) == Some(&n)));
        assert_eq!(map.get(&(3, None)), None);
    }
}
