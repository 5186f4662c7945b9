//! Random choices that a number repeats.

/// `SplitMix64`: small, and the same on every machine.
///
/// Source: Steele, Lea, Flood: "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.
#[derive(Clone, Debug)]
pub struct Seed(u64);

impl Seed {
    /// The choices that `number` stands for.
    #[must_use]
    pub const fn new(number: u64) -> Self {
        Self(number)
    }

    /// Choices of their own for part `index`.
    #[must_use]
    pub fn part(&self, index: u64) -> Self {
        let mut mixed = Self(self.0 ^ index.wrapping_mul(0xD6E8_FEB8_6659_FD93));
        Self(mixed.number())
    }

    /// Any number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is not zero.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap();
        usize::try_from(self.number() % end).unwrap()
    }

    /// True in `percent` of a hundred cases.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of `items`, if there are any.
    pub fn pick<'i, T>(&mut self, items: &'i [T]) -> Option<&'i T> {
        if items.is_empty() { None } else { items.get(self.below(items.len())) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_numbers_are_those_of_the_reference() {
        // The output of the authors' C program (prng.di.unimi.it/splitmix64.c) for the state 1234567.
        let mut seed = Seed::new(1_234_567);
        assert_eq!(seed.number(), 6_457_827_717_110_365_317);
        assert_eq!(seed.number(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn parts_differ() {
        let seed = Seed::new(7);
        assert_ne!(seed.part(0).number(), seed.part(1).number());
        assert_eq!(seed.part(1).number(), seed.part(1).number());
    }
}
