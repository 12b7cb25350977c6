//! Dataset cards.

use std::path::Path;

use casualty::schema::DatasetCard;

pub(super) fn holds(_: &Path, data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let Ok(card) = DatasetCard::from_toml(text) else {
        return;
    };
    // A card that is put over itself, over none or under none says the same.
    assert_eq!(card.clone().or(card.clone()), card);
    assert_eq!(card.clone().or(DatasetCard::default()), card);
    assert_eq!(DatasetCard::default().or(card.clone()), card);
    assert!(card.lacks().len() <= DatasetCard::default().lacks().len());
    assert!(!card.is_empty() || card == DatasetCard::default());
}
