//! What generated code shows to the programs that use it, read from the code itself.

mod rows;

use std::{collections::BTreeSet, path::Path};

use huaweicloud_jobs_codegen::render;
use quote::ToTokens;
use syn::{Fields, ImplItem, Item, Visibility};

/// The public items of a library, each as a line, and what its builders ask for.
#[derive(Debug, Default, Eq, PartialEq)]
pub(crate) struct Surface {
    pub(crate) items: BTreeSet<String>,
    pub(crate) demands: BTreeSet<String>,
}

/// The library of a folder of schemas: its text and its surface.
pub(crate) fn library(schema: &Path) -> (String, Surface) {
    let (mut text, mut surface) = (String::new(), Surface::default());
    for (path, code) in render(schema).unwrap() {
        let file = syn::parse_file(&code).unwrap();
        surface.read(path.to_str().unwrap(), &file.items);
        text.push_str(&code);
    }
    (text, surface)
}

impl Surface {
    fn read(&mut self, file: &str, items: &[Item]) {
        for item in items {
            match item {
                Item::Struct(it) => {
                    let name = format!("{file} {}", it.ident);
                    for field in it.fields.iter().filter(|field| is_public(&field.vis)) {
                        let ident = field.ident.as_ref().unwrap();
                        self.items.insert(format!("{name}.{ident}: {}", text(&field.ty)));
                    }
                    self.items.insert(name);
                }
                Item::Enum(it) => {
                    for variant in &it.variants {
                        let held = if matches!(variant.fields, Fields::Unit) {
                            String::new()
                        } else {
                            text(&variant.fields)
                        };
                        self.items.insert(format!("{file} {}::{}{held}", it.ident, variant.ident));
                    }
                    self.items.insert(format!("{file} {}", it.ident));
                }
                Item::Macro(it) => {
                    let name = it.mac.path.segments.last().unwrap().ident.to_string();
                    self.rows(file, &name, it.mac.tokens.clone());
                }
                Item::Impl(it) => self.implementation(file, it),
                Item::Mod(it) if it.content.is_none() => {
                    self.items.insert(format!("{file} mod {}", it.ident));
                }
                Item::Use(it) if is_public(&it.vis) => {
                    self.items.insert(format!("{file} {}", text(&it.tree)));
                }
                Item::Const(it) if is_public(&it.vis) => {
                    self.items.insert(format!("{file} const {}", it.ident));
                }
                _ => {}
            }
        }
    }

    fn implementation(&mut self, file: &str, it: &syn::ItemImpl) {
        // What a builder was given is no part of its name.
        let name = text(&it.self_ty).split('<').next().unwrap().to_owned();
        let of = it.trait_.as_ref().map(|(_, path, _)| format!("{} for ", text(path))).unwrap_or_default();
        if !of.is_empty() {
            self.items.insert(format!("{file} {of}{name}"));
        }
        for inner in &it.items {
            match inner {
                ImplItem::Type(it) => {
                    self.items.insert(format!("{file} {of}{name} {} = {}", it.ident, text(&it.ty)));
                }
                ImplItem::Fn(it) if is_public(&it.vis) => {
                    let inputs: Vec<String> = it.sig.inputs.iter().map(text).collect();
                    self.items.insert(format!("{file} {name}::{}({})", it.sig.ident, inputs.join(", ")));
                    if let Some(bounds) = &it.sig.generics.where_clause {
                        self.demands.extend(
                            bounds.predicates.iter().map(|it| format!("{file} {name}: {}", text(it))),
                        );
                    }
                }
                _ => {}
            }
        }
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn text(tokens: &impl ToTokens) -> String {
    tokens.to_token_stream().to_string().replace(' ', "")
}
