//! The fact sheets of a project, found and read. What they declare is compared elsewhere.

use super::{Fault, below, blame};
use crate::facts::Declared;
use crate::files;
use crate::packs::read_sheet;
use crate::settings::SettingsError;
use std::path::Path;
use std::sync::Arc;
use toml::Spanned;

/// What the fact sheets that settings name declare, in their order.
pub(super) fn declared(
    root: &Path,
    sheets: &[Spanned<String>],
    at_fault: &dyn Fn(SettingsError) -> Fault,
) -> Result<Vec<Declared>, Fault> {
    let mut all: Vec<Declared> = Vec::new();
    for stated in sheets {
        let name = stated.get_ref();
        let path = below(root, root, "fact sheet", name).map_err(|message| at_fault(blame(stated, message)))?;
        let text = files::read(&path)
            .map_err(|reason| at_fault(blame(stated, format!("cannot use the fact sheet “{name}”: {reason}"))))?;
        let at_fault = |error| Fault { path: path.clone(), text: text.clone(), error };
        let sheet = read_sheet(&text).map_err(|error| at_fault(error.into()))?;
        let place: Arc<Path> = path.as_path().into();
        for fact in sheet.figure {
            if all.iter().any(|known| known.id() == fact.id.get_ref()) {
                return Err(at_fault(blame(&fact.id, format!("the figure “{}” is declared twice", fact.id.get_ref()))));
            }
            let (value, unit) = (fact.value.clone(), fact.unit.clone());
            let declared = Declared::of(fact, Some(Arc::clone(&place))).ok_or_else(|| {
                let message = format!("“{}” with the unit “{unit}” is no figure", value.get_ref());
                let help = "write the number into value and what it counts into unit: \"1.19\" and \"USD billion\"";
                at_fault(SettingsError { help: Some(help.to_owned()), ..blame(&value, message) })
            })?;
            all.push(declared);
        }
    }
    Ok(all)
}
