//! `request!`: a request, its builder and its parameters.

/// A request and its builder, a row a parameter: where it stands, its name and type there, who gives it, an example, and the builder's
/// method. A method of a mandatory parameter says which states the builder is in afterwards.
///
/// The words of a parameter stand once, as documentation; behind `plain` they stand as the page has them where Markdown needs other ones.
#[macro_export]
#[doc(hidden)]
macro_rules! request {
    (
        $(#[$about:meta])*
        pub struct $request:ident($count:literal) -> $answer:ident;
        $(items $list:ident $(in $($outer:ident).+)?: $item:ty;)?

        pub struct $builder:ident {$(
            $state:ident: $given:ident = $message:literal, $label:literal;
        )*}

        $(
            $(#[doc = $said:literal])*
            $place:ident $name:literal: $kind:literal, $need:ident $($detail:literal)* $(, values $set:ident)? $(, example $example:literal)?
                $(, plain $plain:literal)?
                $(=> $at:literal $method:ident($($argument:tt)*) $(-> <$($after:ty),*> $(, $without:ident)?)?)?;
        )*
    ) => {
        $(#[$about])*
        pub struct $request {
            values: $crate::Values<$count>,
        }

        impl $request {
            /// Starts a request; the builder asks for the mandatory parameters.
            #[inline]
            pub fn builder() -> $builder {
                $builder { values: $crate::Values::new() }
            }
        }

        // Derived, it costs the compiler half as much again.
        impl std::clone::Clone for $request {
            #[inline]
            fn clone(&self) -> Self {
                Self { values: self.values.clone() }
            }
        }

        impl<$($state),*> std::clone::Clone for $builder<$($state),*> {
            #[inline]
            fn clone(&self) -> Self {
                Self { values: self.values.clone() }
            }
        }

        impl $crate::Request for $request {
            type Response = $answer;

            #[inline]
            fn api(&self) -> &'static $crate::Api {
                api()
            }

            #[inline]
            fn values(&self) -> &[Option<String>] {
                self.values.as_slice()
            }

            #[inline]
            fn response(&self) -> $answer {
                $answer::default()
            }
        }

        impl std::fmt::Debug for $request {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::debug_request(self, f)
            }
        }

        $(impl $crate::Paged for $request {
            type Item = $item;

            #[inline]
            fn items(response: &mut $answer) -> &mut Option<Vec<$item>> {
                &mut response$($(.$outer.get_or_insert_default())+)?.$list
            }
        })?

        #[doc = concat!("Builds a [`", stringify!($request), "`]. Its type parameters say which mandatory parameters were given.")]
        #[must_use]
        pub struct $builder<$($state = $crate::Missing),*> {
            values: $crate::Values<$count, ($($state,)*)>,
        }

        impl<$($state),*> $builder<$($state),*> {
            $($crate::setter! {
                $builder: $($said)*;
                $place $name, $kind, $need $($detail)*;
                $($at $method($($argument)*) $(-> <$($after),*> $(, $without)?)?)?
            })*

            /// The request. It compiles once every mandatory parameter was given.
            pub fn build(self) -> $request
            where
                $($state: given::$given,)*
            {
                $request { values: self.values.stated() }
            }
        }

        /// What `build` asks for.
        #[doc(hidden)]
        pub mod given {$(
            #[diagnostic::on_unimplemented(message = $message, label = $label)]
            pub trait $given {}
            impl $given for $crate::Given {}
        )*}

        const PARAMETERS: &str = concat!($(
            "\u{1e}", stringify!($place), "\u{1f}", $name, "\u{1f}", $kind, "\u{1f}", $(stringify!($set),)? "\u{1f}",
            $("=", $example,)? "\u{1f}", $($said,)* "\u{1f}", $("=", $plain,)? "\u{1f}", stringify!($need), $("\u{1f}", $detail,)*
        )*);
    };
}

/// The methods of one parameter of a builder.
#[macro_export]
#[doc(hidden)]
macro_rules! setter {
    ($builder:ident: $($said:literal)*; $place:ident $name:literal, $kind:literal, $need:ident $($detail:literal)*;) => {};
    (
        $builder:ident: $($said:literal)*; $place:ident $name:literal, $kind:literal, $need:ident $($detail:literal)*;
        $at:literal $method:ident($($argument:tt)*)
    ) => {
        $(#[doc = $said])*
        #[doc = $crate::stands!($place $name, $kind, $need $($detail)*)]
        pub fn $method(self, $method: $($argument)*) -> Self {
            Self { values: self.values.with($at, $crate::argument!($method: $($argument)*)) }
        }
    };
    (
        $builder:ident: $($said:literal)*; $place:ident $name:literal, $kind:literal, $need:ident $($detail:literal)*;
        $at:literal $method:ident($($argument:tt)*) -> <$($after:ty),*>
    ) => {
        $(#[doc = $said])*
        #[doc = $crate::stands!($place $name, $kind, $need $($detail)*)]
        pub fn $method(self, $method: $($argument)*) -> $builder<$($after),*> {
            $builder { values: self.values.with($at, $crate::argument!($method: $($argument)*)) }
        }
    };
    (
        $builder:ident: $($said:literal)*; $place:ident $name:literal, $kind:literal, $need:ident $($detail:literal)*;
        $at:literal $method:ident($($argument:tt)*) -> <$($after:ty),*>, $without:ident
    ) => {
        $crate::setter! {
            $builder: $($said)*; $place $name, $kind, $need $($detail)*;
            $at $method($($argument)*) -> <$($after),*>
        }

        #[doc = concat!("Leaves `", $name, "` out, which the page does not provide for.\n\n", $crate::note!($($detail)*))]
        pub fn $without(self) -> $builder<$($after),*> {
            $builder { values: self.values.stated() }
        }
    };
}

/// Where a parameter stands, of what type it is and who gives it, in words.
#[macro_export]
#[doc(hidden)]
macro_rules! stands {
    ($place:ident $name:literal, $kind:literal, $need:ident $($detail:literal)*) => {
        concat!("\n`", $name, "` in the ", stringify!($place), ", ", $kind, ", ", $crate::need_words!($need $($detail)*), ".")
    };
}

/// What a method was given, as text.
#[macro_export]
#[doc(hidden)]
macro_rules! argument {
    ($given:ident: impl Into<String>) => {
        $given
    };
    ($given:ident: impl Into<$value:ty>) => {
        <$value as std::string::ToString>::to_string(&$given.into())
    };
    ($given:ident: $plain:ty) => {
        $given.to_string()
    };
}

/// Who gives a parameter's value, in words.
#[macro_export]
#[doc(hidden)]
macro_rules! need_words {
    (mandatory) => {
        "mandatory"
    };
    (not_enforced $($note:literal)*) => {
        "documented as mandatory"
    };
    (default $value:literal) => {
        concat!("`", $value, "` unless given")
    };
    ($other:ident $($value:literal)*) => {
        "optional"
    };
}

/// Why a parameter can be left out, and who saw that.
#[macro_export]
#[doc(hidden)]
macro_rules! note {
    ($note:literal $source:literal) => {
        concat!($note, " Source: ", $source, ".")
    };
    ($note:literal $source:literal $markdown:literal) => {
        $markdown
    };
}
