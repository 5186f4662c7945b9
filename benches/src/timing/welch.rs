//! Welch's t-test, for two samples whose variances may differ.
//!
//! Source: Welch: "The generalization of Student's problem when several different population variances are involved",
//! Biometrika 34, 1947.

/// `t`: the difference of the means in units of its own standard deviation; 0 when a sample is too small to tell.
pub(super) fn t(a: &[f64], b: &[f64]) -> f64 {
    let ((mean_a, square_a), (mean_b, square_b)) = (mean_and_error(a), mean_and_error(b));
    let error = (square_a + square_b).sqrt();
    if error > 0.0 { (mean_a - mean_b) / error } else { 0.0 }
}

/// The mean, and the square of its standard error.
fn mean_and_error(sample: &[f64]) -> (f64, f64) {
    if sample.len() < 2 {
        return (0.0, 0.0);
    }
    let count = count(sample);
    let mean = sample.iter().sum::<f64>() / count;
    let squares: f64 = sample.iter().map(|value| (value - mean).powi(2)).sum();
    (mean, squares / (count - 1.0) / count)
}

/// The value that `part` of a sorted sample does not exceed.
pub(super) fn quantile(sorted: &[f64], part: f64) -> f64 {
    let rank = (count(sorted) * part).ceil();
    let below = (1..).take_while(|at| f64::from(*at) < rank).count();
    sorted.get(below).or(sorted.last()).copied().unwrap_or_default()
}

/// The middle value.
pub(super) fn median(mut sample: Vec<f64>) -> f64 {
    sample.sort_by(f64::total_cmp);
    quantile(&sample, 0.5)
}

fn count(sample: &[f64]) -> f64 {
    f64::from(u32::try_from(sample.len()).expect("samples are counted in millions"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Computed by hand: means 2 and 5, variances 1 and 4, three values each: -3 / sqrt(5/3).
    #[test]
    fn t_is_the_formula() {
        assert!(
            (t(&[1.0, 2.0, 3.0], &[3.0, 5.0, 7.0]) + 3.0 / (5.0f64 / 3.0).sqrt()).abs() < 1e-12
        );
        assert_eq!(t(&[1.0], &[2.0, 3.0]), 0.0 - t(&[2.0, 3.0], &[1.0]));
    }

    #[test]
    fn quantiles_are_those_of_the_nearest_rank() {
        let sorted: Vec<f64> = (1..=10).map(f64::from).collect();
        let values = [0.05, 0.5, 0.95, 1.0].map(|part| quantile(&sorted, part));
        assert_eq!(values, [1.0, 5.0, 10.0, 10.0]);
        assert_eq!(median(vec![3.0, 1.0, 2.0]), 2.0);
    }
}
