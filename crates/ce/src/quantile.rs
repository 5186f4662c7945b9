//! Quantiles of the standard normal distribution.

/// The quantiles for the two-sided levels of 51 to 99 per cent, in millionths: the level L is that of (1 + L/100)/2. Made by
/// `statistics.NormalDist().inv_cdf(0.5 + L / 200)` of Python 3.11.
const QUANTILES: [i64; 49] = [
    690_309, 706_303, 722_479, 738_847, 755_415, 772_193, 789_192, 806_421, 823_894, 841_621,
    859_617, 877_896, 896_473, 915_365, 934_589, 954_165, 974_114, 994_458, 1_015_222, 1_036_433,
    1_058_122, 1_080_319, 1_103_063, 1_126_391, 1_150_349, 1_174_987, 1_200_359, 1_226_528,
    1_253_565, 1_281_552, 1_310_579, 1_340_755, 1_372_204, 1_405_072, 1_439_531, 1_475_791,
    1_514_102, 1_554_774, 1_598_193, 1_644_854, 1_695_398, 1_750_686, 1_811_911, 1_880_794,
    1_959_964, 2_053_749, 2_170_090, 2_326_348, 2_575_829,
];

/// Returns the quantile for a level, in millionths. `None` if it is not from 51 to 99.
pub(crate) fn millionths(level: i32) -> Option<i64> {
    let index = usize::try_from(level.checked_sub(51)?).ok()?;
    QUANTILES.get(index).copied()
}
