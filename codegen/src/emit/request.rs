//! The request type and its builder.

use heck::ToUpperCamelCase;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::document::ValueKind;
use crate::model::{Argument, FieldType, Model, Need, Paging, Parameter};

use super::{docs, number, structure::rust_type, type_ident, value_ident};

pub(super) fn emit(model: &Model) -> TokenStream {
    let request = type_ident(&model.operation);
    let builder = format_ident!("{request}Builder");
    let answer = type_ident(&model.answer);
    let count = number(model.parameters.len() as u64);
    let about = docs::outer(about(model));
    let deprecated = model.deprecated.as_ref().map(|[note, successor]| {
        let note = docs::deprecation(note, successor);
        quote! { #[deprecated(note = #note)] }
    });
    let builder_type = builder_type(model, &builder);
    let setters = setters(model, &builder);
    let given = given(model);
    let paged = model.paging.as_ref().map(|paging| paged(&request, paging));
    quote! {
        #about
        #deprecated
        #[derive(Clone)]
        pub struct #request {
            values: [Option<String>; #count],
        }
        impl #request {
            /// Starts a request; the builder asks for the mandatory parameters.
            pub fn builder() -> #builder {
                #builder { values: [const { None }; #count], given: PhantomData }
            }
        }
        impl runtime::Request for #request {
            type Response = #answer;
            fn api(&self) -> &'static runtime::Api {
                API
            }
            fn values(&self) -> &[Option<String>] {
                &self.values
            }
            fn response(&self) -> #answer {
                #answer::default()
            }
        }
        #paged
        impl fmt::Debug for #request {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                runtime::debug_request(API, &self.values, f)
            }
        }
        #builder_type
        #setters
        #given
    }
}

/// The request's documentation, with an example that compiles.
fn about(model: &Model) -> Vec<String> {
    let mut lines = docs::prose([
        format!("{}.", docs::plain(model.title.trim_end_matches('.'))),
        docs::plain(&model.function),
        format!("Its answer is [`{}`].", model.answer),
    ]);
    let [service, version, _] = &model.segments;
    let deprecated = model.deprecated.is_some();
    lines.extend([String::new(), "```".to_owned()]);
    lines.extend(deprecated.then(|| "# #![allow(deprecated)]".to_owned()));
    lines.push(format!("use huaweicloud_jobs::{service}::{version}::{};", model.operation));
    lines.push(String::new());
    lines.extend(example(model));
    lines.extend(["# let _ = request;".to_owned(), "```".to_owned()]);
    lines
}

/// A request with all that it must have.
pub(super) fn example(model: &Model) -> Vec<String> {
    let mut lines = vec![format!("let request = {}::builder()", model.operation)];
    for parameter in model.parameters.iter().filter(|parameter| parameter.need.is_demanded()) {
        let value = match parameter.argument {
            Argument::Text => format!("{:?}", parameter.example.as_deref().unwrap_or(&parameter.name)),
            Argument::Set(_) => listed_example(model, parameter),
            Argument::Integer => parameter.example.clone().unwrap_or_else(|| "1".to_owned()),
            Argument::Number => "1.0".to_owned(),
            Argument::Boolean => "true".to_owned(),
        };
        lines.push(format!("    .{}({value})", value_ident(&parameter.rust_name)));
    }
    lines.push("    .build();".to_owned());
    lines
}

/// A value of an enumerated parameter, as Rust.
fn listed_example(model: &Model, parameter: &Parameter) -> String {
    let set = model.sets.iter().find(|set| Some(&set.name) == parameter.set.as_ref());
    let first = set.and_then(|set| set.values.first()).map(|value| value.value.as_str());
    let value = parameter.example.as_deref().or(first).unwrap_or_default();
    match set.map(|set| set.kind) {
        Some(ValueKind::Integer | ValueKind::Boolean) => value.to_owned(),
        Some(ValueKind::Text) | None => format!("{value:?}"),
    }
}

/// The type parameter that says whether a parameter was given.
fn state(parameter: &Parameter) -> Ident {
    format_ident!("Has{}", parameter.rust_name.to_upper_camel_case())
}

fn demanded(model: &Model) -> Vec<&Parameter> {
    model.parameters.iter().filter(|parameter| parameter.need.is_demanded()).collect()
}

fn builder_type(model: &Model, builder: &Ident) -> TokenStream {
    let states: Vec<Ident> = demanded(model).into_iter().map(state).collect();
    let count = number(model.parameters.len() as u64);
    let about = docs::outer([format!(
        "Builds a [`{}`]. Its type parameters say which mandatory parameters were given.",
        model.operation
    )]);
    quote! {
        #about
        #[must_use]
        #[derive(Clone)]
        pub struct #builder<#(#states = runtime::Missing),*> {
            values: [Option<String>; #count],
            given: PhantomData<(#(#states,)*)>,
        }
    }
}

fn setters(model: &Model, builder: &Ident) -> TokenStream {
    let demanded = demanded(model);
    let states: Vec<Ident> = demanded.iter().map(|parameter| state(parameter)).collect();
    let request = type_ident(&model.operation);
    let methods =
        model.parameters.iter().enumerate().filter(|(_, parameter)| parameter.need.is_settable()).map(
            |(at, parameter)| {
                let about = docs::outer(docs::parameter(parameter));
                let name = value_ident(&parameter.rust_name);
                let (argument, text) = argument(parameter, &name);
                let at = number(at as u64);
                if !parameter.need.is_demanded() {
                    return quote! {
                        #about
                        pub fn #name(mut self, #name: #argument) -> Self {
                            self.values[#at] = Some(#text);
                            self
                        }
                    };
                }
                let after = after(&demanded, parameter);
                let without = without(parameter, builder, &after);
                quote! {
                    #about
                    pub fn #name(mut self, #name: #argument) -> #builder<#(#after),*> {
                        self.values[#at] = Some(#text);
                        #builder { values: self.values, given: PhantomData }
                    }
                    #without
                }
            },
        );
    let bounds = demanded.iter().map(|parameter| {
        let (state, given) = (state(parameter), given_ident(parameter));
        quote! { #state: given::#given }
    });
    let bounds = (!demanded.is_empty()).then(|| quote! { where #(#bounds),* });
    let generics = if states.is_empty() { quote!() } else { quote!(<#(#states),*>) };
    quote! {
        impl #generics #builder #generics {
            #(#methods)*
            /// The request. It compiles once every mandatory parameter was given.
            pub fn build(self) -> #request #bounds {
                #request { values: self.values }
            }
        }
    }
}

/// The states after a parameter was given.
fn after(demanded: &[&Parameter], given: &Parameter) -> Vec<TokenStream> {
    let states = demanded.iter().map(|parameter| {
        if parameter.name == given.name && parameter.place == given.place {
            quote!(runtime::Given)
        } else {
            let state = state(parameter);
            quote!(#state)
        }
    });
    states.collect()
}

/// The explicit way to leave out what servers do not insist on.
fn without(parameter: &Parameter, builder: &Ident, after: &[TokenStream]) -> Option<TokenStream> {
    let Need::NotEnforced { note, source } = &parameter.need else { return None };
    let name = format_ident!("without_{}", parameter.rust_name);
    let about = docs::outer(docs::prose([
        format!("Leaves `{}` out, which the page does not provide for.", parameter.name),
        format!("{} Source: {}.", docs::plain(note), docs::plain(source.trim_end_matches('.'))),
    ]));
    Some(quote! {
        #about
        pub fn #name(self) -> #builder<#(#after),*> {
            #builder { values: self.values, given: PhantomData }
        }
    })
}

/// What a method takes, and how it becomes text.
pub(super) fn argument(parameter: &Parameter, name: &Ident) -> (TokenStream, TokenStream) {
    match &parameter.argument {
        Argument::Text => (quote!(impl Into<String>), quote!(#name.into())),
        Argument::Integer => (quote!(i64), quote!(#name.to_string())),
        Argument::Number => (quote!(f64), quote!(#name.to_string())),
        Argument::Boolean => (quote!(bool), quote!(#name.to_string())),
        Argument::Set(set) => {
            let set = type_ident(set);
            (quote!(impl Into<#set>), quote!(#name.into().to_string()))
        }
    }
}

fn given_ident(parameter: &Parameter) -> Ident {
    format_ident!("{}Given", parameter.rust_name.to_upper_camel_case())
}

/// The traits whose absence names the parameter that was left out.
fn given(model: &Model) -> Option<TokenStream> {
    let demanded = demanded(model);
    if demanded.is_empty() {
        return None;
    }
    let traits = demanded.into_iter().map(|parameter| {
        let given = given_ident(parameter);
        let name = value_ident(&parameter.rust_name);
        let message = format!("the mandatory parameter `{}` was not given", parameter.rust_name);
        let or_without = match parameter.need {
            Need::NotEnforced { .. } => format!(" or `.without_{}()`", parameter.rust_name),
            _ => String::new(),
        };
        let label = format!("call `.{name}(...)`{or_without} before this");
        quote! {
            #[diagnostic::on_unimplemented(message = #message, label = #label)]
            pub trait #given {}
            impl #given for crate::runtime::Given {}
        }
    });
    Some(quote! {
        /// What `build` asks for.
        #[doc(hidden)]
        pub mod given {
            #(#traits)*
        }
    })
}

fn paged(request: &Ident, paging: &Paging) -> TokenStream {
    let item = match &paging.item {
        FieldType::Structure(name) => {
            let name = type_ident(name);
            quote!(#name)
        }
        other => rust_type(other),
    };
    let (list, outer) = paging.fields.split_last().map(|(list, outer)| (value_ident(list), outer)).unzip();
    let outer = outer.into_iter().flatten().map(|name| value_ident(name));
    quote! {
        impl runtime::Paged for #request {
            type Item = #item;
            fn items(response: &mut Self::Response) -> &mut Option<Vec<#item>> {
                &mut response #(.#outer.get_or_insert_default())* .#list
            }
        }
    }
}
