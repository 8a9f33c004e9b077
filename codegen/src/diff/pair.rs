//! Which old thing is which new one.

/// Two lists of named things, matched.
pub(super) struct Pairs<'a, T> {
    pub(super) both: Vec<(&'a T, &'a T)>,
    /// The same under another name.
    pub(super) renamed: Vec<(&'a T, &'a T)>,
    pub(super) gone: Vec<&'a T>,
    pub(super) new: Vec<&'a T>,
}

/// Matches things by name, and what is left by whether it is the same but for the name.
pub(super) fn pair<'a, T, N: PartialEq>(
    old: &'a [T],
    new: &'a [T],
    name: impl Fn(&'a T) -> N,
    same: impl Fn(&T, &T) -> bool,
) -> Pairs<'a, T> {
    let mut pairs = Pairs { both: Vec::new(), renamed: Vec::new(), gone: Vec::new(), new: Vec::new() };
    let mut left: Vec<&T> = new.iter().collect();
    for thing in old {
        match left.iter().position(|candidate| name(candidate) == name(thing)) {
            Some(at) => pairs.both.push((thing, left.remove(at))),
            None => pairs.gone.push(thing),
        }
    }
    let (renamed, new) = (&mut pairs.renamed, &mut left);
    pairs.gone.retain(|thing| match new.iter().position(|candidate| same(thing, candidate)) {
        Some(at) => {
            renamed.push((thing, new.remove(at)));
            false
        }
        None => true,
    });
    pairs.new = left;
    pairs
}
