//! The exponential function by additions and multiplications only, so that it has the same bits on every machine: the
//! trainer's output depends on it.

/// Beyond this the result is nothing beside 1.
const LOWEST: f32 = -60.0;

/// e to the power of `x`, for `x` up to 0, to about six digits.
#[inline]
pub(crate) fn exp(x: f32) -> f32 {
    if x <= LOWEST {
        return 0.0;
    }
    // 2^(whole + part), the part within half of zero.
    let power = x * std::f32::consts::LOG2_E;
    #[expect(clippy::cast_possible_truncation, reason = "between -87 and 0 by the check above")]
    let whole = (power - 0.5) as i32;
    let part = (power - whole as f32) * std::f32::consts::LN_2;
    let series = 1.0 + part * (1.0 + part * (0.5 + part * (1.0 / 6.0 + part * (1.0 / 24.0 + part * (1.0 / 120.0)))));
    let bits = (whole + 127) << 23;
    series * f32::from_bits(bits.cast_unsigned())
}

#[cfg(test)]
mod tests {
    use super::exp;

    #[test]
    fn it_is_the_exponential_function() {
        for x in [0.0_f32, -0.1, -0.35, -0.5, -1.0, -3.3, -10.0, -30.0, -59.9, -80.0, f32::NEG_INFINITY] {
            let (got, expect) = (exp(x), x.exp());
            assert!((got - expect).abs() <= expect * 1e-5 + 1e-25, "{x}: {got} {expect}");
        }
    }
}
