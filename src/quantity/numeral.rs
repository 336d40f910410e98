//! Characters → one numeral: `1,234.5`, `33.6万`, `3亿2000万`, `三十五`, `百余`, `两三百`, `数十`.

use rust_decimal::Decimal;

use super::words::{UNITS, Words};

/// A number as it is written, before its unit is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numeral {
    pub begin: usize,
    pub end: usize,
    /// None where the words give none (数十) or the number is beyond all reason.
    pub value: Option<Decimal>,
    /// The upper end where two digits say about how many: 两三百.
    pub high: Option<Decimal>,
    /// Written in digits, 万 and 亿 apart.
    pub digits: bool,
    /// Has 十, 百, 千, 万 or 亿, whose product is `factor`.
    pub scaled: bool,
    pub factor: Decimal,
    /// Begins with the scale itself: 百余, 千家, 亿元.
    pub bare: bool,
    /// Has 余, 多 or 几 in it: 20余万, 十几.
    pub over: bool,
    /// 6个亿, which is money without saying so.
    pub sum: bool,
}

/// 十百千万亿.
fn scale(c: char) -> Option<u64> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1_000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    })
}

/// 零一二两三四五六七八九.
pub fn digit(c: char) -> Option<u64> {
    Some(match c {
        '零' | '〇' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// Whether a numeral can begin with this character.
#[inline]
pub fn begins(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, '零' | '〇' | '○' | '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九')
        || matches!(c, '十' | '百' | '千' | '万' | '亿' | '几' | '数' | '半')
}

/// Reads the numeral that begins at a place.
pub fn read(words: &Words, at: usize) -> Option<Numeral> {
    let c = words.char(at);
    let mut numeral = Numeral {
        begin: at,
        end: at,
        value: None,
        high: None,
        digits: c.is_ascii_digit(),
        scaled: false,
        factor: Decimal::ONE,
        bare: scale(c).is_some(),
        over: false,
        sum: false,
    };
    if numeral.digits {
        arabic(words, &mut numeral);
    } else if begins(c) {
        chinese(words, &mut numeral)?;
    } else {
        return None;
    }
    tail(words, &mut numeral);
    numeral.value = numeral.value.map(|v| v.normalize());
    Some(numeral)
}

/// Whether a unit begins here, so that 千 in 30千瓦 and 百 in 3百分点 are not read as scales.
fn unit(words: &Words, at: usize) -> bool {
    words.any(at, UNITS)
}

fn arabic(words: &Words, n: &mut Numeral) {
    let (value, end) = digits(words, n.begin);
    (n.value, n.end) = (value, end);
    scales(words, n);
    // 3亿2000万: a second part, smaller than the scale of the first.
    if n.factor >= Decimal::from(10_000) && words.char(n.end).is_ascii_digit() {
        let (value, end) = digits(words, n.end);
        let mut rest = Numeral { begin: n.end, end, value, scaled: false, factor: Decimal::ONE, ..*n };
        scales(words, &mut rest);
        if rest.scaled && rest.factor < n.factor && rest.value.is_some_and(|v| v < n.factor) {
            n.value = n.value.zip(rest.value).and_then(|(a, b)| a.checked_add(b));
            n.end = rest.end;
        }
    }
}

/// Digits with thousands' commas and a decimal point. Beyond 27 digits there is an end but no value.
pub fn digits(words: &Words, at: usize) -> (Option<Decimal>, usize) {
    let (mut mantissa, mut count, mut places, mut end) = (0i128, 0u32, 0u32, at);
    let (mut fraction, mut commas) = (false, false);
    loop {
        let c = words.char(end);
        if let Some(d) = c.to_digit(10) {
            count = count.saturating_add(1);
            if count <= 27 {
                mantissa = mantissa * 10 + i128::from(d);
                places += u32::from(fraction);
            }
        } else if c == ',' && !fraction && (commas || (1..=3).contains(&(end - at))) && group(words, end) {
            commas = true;
        } else if matches!(c, '.' | '．') && !fraction && words.char(end + 1).is_ascii_digit() {
            fraction = true;
        } else {
            break;
        }
        end += 1;
    }
    let value = (count <= 27).then(|| Decimal::try_from_i128_with_scale(mantissa, places).ok()).flatten();
    (value, end)
}

/// Whether exactly three digits follow the comma at a place.
fn group(words: &Words, comma: usize) -> bool {
    (1..=3).all(|i| words.char(comma + i).is_ascii_digit()) && !words.char(comma + 4).is_ascii_digit()
}

/// 万, 亿, 千万, 万亿 after digits, with 余 or 多 before them: 20余万.
fn scales(words: &Words, n: &mut Numeral) {
    loop {
        let c = words.char(n.end);
        let inner = matches!(c, '余' | '多') && !n.over && scale(words.char(n.end + 1)).is_some() && !unit(words, n.end + 1);
        // 6个亿, 1个多亿
        let more = c == '个' && words.char(n.end + 1) == '多' && words.char(n.end + 2) == '亿';
        // 56个|亿元以上项目, 3个|亿级园区: the sum says how large each is.
        let each = words.char(n.end + 2) == '级'
            || words.char(n.end + 2) == '元'
                && matches!(words.char(n.end + 3), '以' | '级' | '项' | '重' | '产' | '工' | '规' | '企');
        let sum = c == '个' && (more || words.char(n.end + 1) == '亿' && !each) && !n.scaled;
        let at = n.end + usize::from(inner || sum) + usize::from(sum && more);
        let Some(factor) = scale(words.char(at)).filter(|_| !unit(words, at)) else { return };
        n.over |= inner || sum && more;
        n.sum |= sum;
        n.scaled = true;
        n.value = n.value.and_then(|v| v.checked_mul(Decimal::from(factor)));
        match n.factor.checked_mul(Decimal::from(factor)) {
            Some(product) if product <= Decimal::from(10_000_000_000_000_000u64) => n.factor = product,
            _ => n.value = None,
        }
        n.end = at + 1;
    }
}

/// The sums of a Chinese numeral, for its lower and its upper reading.
#[derive(Clone, Copy)]
struct Sums {
    /// Complete groups of 万 and 亿.
    total: u128,
    /// The group being read, below 万.
    section: u128,
}

fn chinese(words: &Words, n: &mut Numeral) -> Option<()> {
    let mut at = n.begin;
    let mut sums = [Sums { total: 0, section: 0 }; 2];
    // The digit read last, which still waits for its scale, as lower and upper reading.
    let mut pending: Option<[u128; 2]> = None;
    let mut vague = false;
    // The scale read last inside the section, and the last one at all.
    let (mut inner, mut last) = (u64::MAX, 1u64);
    let mut fits = true;
    match words.char(at) {
        '半' => {
            (n.value, n.end) = (Some(Decimal::new(5, 1)), at + 1);
            return Some(());
        }
        '几' => (vague, at) = (true, at + 1),
        // 要数|亿纬锂能: here it is a verb.
        '数' if matches!(words.before(at), '要' | '当') => return None,
        '数' => {
            scale(words.char(at + 1))?;
            (vague, at) = (true, at + 1);
        }
        _ => {}
    }
    loop {
        let c = words.char(at);
        if let Some(d) = digit(c).map(u128::from) {
            match pending {
                None if d == 0 && at > n.begin => inner = 1_000.min(inner),
                None => pending = Some([d, d]),
                // 两三, 七八, 三五: about how many. Anything else is no number.
                Some([a, b]) if a == b && a > 0 && (d == a + 1 || (a == 3 && d == 5)) && !vague => pending = Some([a, d]),
                Some(_) => break,
            }
        } else if let Some(s) = scale(c) {
            if unit(words, at) && at > n.begin {
                break;
            }
            if s < 10_000 {
                if s >= inner {
                    break;
                }
                for (i, sum) in sums.iter_mut().enumerate() {
                    sum.section += pending.map_or(1, |p| p[i]) * u128::from(s);
                }
                inner = s;
            } else {
                for (i, sum) in sums.iter_mut().enumerate() {
                    let section = sum.section + pending.map_or(0, |p| p[i]);
                    if s == 10_000 {
                        sum.total += section.max(u128::from(sum.total == 0)) * 10_000;
                    } else {
                        match (sum.total + section).max(1).checked_mul(u128::from(s)) {
                            Some(total) if total < 1 << 90 => sum.total = total,
                            _ => fits = false,
                        }
                    }
                    fits &= sum.total < 1 << 90;
                    sum.section = 0;
                }
                if !fits {
                    sums = [Sums { total: 0, section: 0 }; 2];
                }
                inner = u64::MAX;
            }
            last = s;
            pending = None;
            n.scaled = true;
            // 三百多万: 多 counts with the scale that follows.
            if matches!(words.char(at + 1), '余' | '多') && scale(words.char(at + 2)).is_some_and(|s| s >= 10_000) {
                n.over = true;
                at += 1;
            }
        } else if c == '点' && pending.is_some() && digit(words.char(at + 1)).is_some() {
            let mut value = whole(sums[0].total + sums[0].section + pending.map_or(0, |p| p[0]));
            let mut place = Decimal::ONE;
            at += 1;
            while let Some(d) = digit(words.char(at)) {
                place /= Decimal::TEN;
                value = value.and_then(|v| v.checked_add(place.checked_mul(Decimal::from(d))?));
                at += 1;
            }
            (n.value, n.end) = (value, at);
            scales(words, n);
            return Some(());
        } else if c == '几' && n.scaled && !vague && pending.is_none() {
            // 十几, 二十几: more than that.
            n.over = true;
            at += 1;
            break;
        } else {
            break;
        }
        at += 1;
    }
    n.end = at;
    if at == n.begin {
        return None;
    }
    if vague || !fits {
        return Some(());
    }
    // 两万三 is 23000, but 一百零五 is 105.
    let colloquial = last >= 100 && words.before(at.saturating_sub(1)) != '零' && pending.is_some();
    let step = if colloquial { u128::from(last / 10) } else { 1 };
    let [low, high] = [0, 1].map(|i| whole(sums[i].total + sums[i].section + pending.map_or(0, |p| p[i]).saturating_mul(step)));
    n.value = low;
    n.high = high.filter(|h| Some(*h) != low);
    if n.scaled {
        n.factor = Decimal::from(if last >= 10_000 { last } else { 1 });
    }
    Some(())
}

fn whole(n: u128) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(i128::try_from(n).ok()?, 0).ok()
}

/// 余, 多, 几, 来 and + between the number and its unit: 800余名, 十多个, 10几家, 十来个, 100+家.
fn tail(words: &Words, n: &mut Numeral) {
    let c = words.char(n.end);
    let next = n.end + 1;
    let round = n.scaled || n.value.is_some_and(|v| v >= Decimal::TEN && (v % Decimal::TEN).is_zero());
    let belongs = match c {
        '余' | '多' => round && unit(words, next),
        '+' => n.digits && unit(words, next),
        '几' | '来' => round && unit(words, next),
        _ => false,
    };
    if belongs {
        n.over |= c != '来';
        n.end = next;
        // 10几万, which only 几 can do here; the others were read with the scales.
        if c == '几' {
            scales(words, n);
        }
    }
}
