//! `structures!`: the structures of an answer.

/// Structures, a row a field: the type that it is read as, its number, its key on the wire, and other spellings of that.
///
/// ```
/// use huaweicloud_jobs_runtime::{Structure, decode};
///
/// huaweicloud_jobs_runtime::structures! {
///     /// A task.
///     pub struct Task {
///         /// Task index.
///         pub index: Option<i64> = 0 "index",
///         /// What it is.
///         pub kind: Option<String> = 1 "type" | "TYPE",
///     }
/// }
///
/// let mut task = Task::default();
/// decode(br#"{"index": 1, "TYPE": "upgrade"}"#, &mut task)?;
/// assert_eq!(task.kind.as_deref(), Some("upgrade"));
/// assert_eq!(task.shape().keys, ["index", "type"]);
/// # Ok::<(), huaweicloud_jobs_runtime::DecodeError>(())
/// ```
#[macro_export]
#[doc(hidden)]
macro_rules! structures {
    ($(
        $(#[$about:meta])*
        pub struct $name:ident {$(
            $(#[$said:meta])*
            pub $field:ident: Option<$kind:ty> = $number:literal $key:literal $(| $alias:literal)*,
        )*}
    )*) => {$(
        $(#[$about])*
        pub struct $name {$(
            $(#[$said])*
            $(#[doc = concat!("\n\nAlso read from `", $alias, "`.")])*
            pub $field: Option<$kind>,
        )*}

        impl $crate::Fields for $name {
            const SHAPE: &'static $crate::Shape = &$crate::Shape {
                name: stringify!($name),
                keys: &[$($key),*],
                aliases: &[$($(($alias, $number),)*)*],
            };

            // The numbers are written out, so that this is one jump, and cheap to compile.
            #[inline]
            fn field_mut(&mut self, field: usize) -> Option<&mut dyn $crate::Field> {
                Some(match field {
                    $($number => &mut self.$field,)*
                    _ => return None,
                })
            }

            #[inline]
            fn field(&self, field: usize) -> Option<&dyn $crate::Field> {
                Some(match field {
                    $($number => &self.$field,)*
                    _ => return None,
                })
            }
        }

        // Derived, these would look for a trait of every field, which is dear.
        impl std::clone::Clone for $name {
            #[inline]
            fn clone(&self) -> Self {
                $crate::copy(self)
            }
        }

        impl Default for $name {
            #[inline]
            fn default() -> Self {
                Self { $($field: None,)* }
            }
        }

        impl std::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::same(self, other)
            }
        }

        impl std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::debug(self, f)
            }
        }

        $crate::serde_item!($name);
    )*};
}
