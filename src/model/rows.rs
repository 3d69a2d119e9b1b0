//! One table's rows in memory. A clone costs nothing and shares every row; a change of one costs little in a large table.

use std::sync::Arc;

use imbl::OrdMap;
use imbl::ordmap::DiffItem;

/// A row of a journalled table.
pub trait Entity {
    /// Its id type.
    type Id: Copy + Into<i64>;
    /// The row's id.
    fn id(&self) -> Self::Id;
}

/// Rows by id, in id order.
#[derive(Debug)]
pub struct Rows<T: Entity> {
    map: OrdMap<i64, Arc<T>>,
}

impl<T: Entity> Clone for Rows<T> {
    fn clone(&self) -> Self {
        Self { map: self.map.clone() }
    }
}

impl<T: Entity> Default for Rows<T> {
    fn default() -> Self {
        Self { map: OrdMap::new() }
    }
}

impl<T: Entity + PartialEq> PartialEq for Rows<T> {
    fn eq(&self, other: &Self) -> bool {
        self.map == other.map
    }
}

/// A row as it was and as it is, with its id; where it was not there, or is not any more, nothing.
pub type Changed<'a, T> = (i64, Option<&'a Arc<T>>, Option<&'a Arc<T>>);

impl<T: Entity + PartialEq> Rows<T> {
    /// The rows that are other than in `before`, in id order. What both share is passed over, so that this costs as much
    /// as there are changes, and little more.
    pub fn changed_since<'a>(&'a self, before: &'a Self) -> impl Iterator<Item = Changed<'a, T>> {
        before.map.diff(&self.map).map(|item| match item {
            DiffItem::Add(id, row) => (*id, None, Some(row)),
            DiffItem::Update { old: (id, old), new: (_, new) } => (*id, Some(old), Some(new)),
            DiffItem::Remove(id, row) => (*id, Some(row), None),
        })
    }
}

impl<T: Entity> Rows<T> {
    /// The row with this id.
    #[must_use]
    pub fn get(&self, id: T::Id) -> Option<&T> {
        self.map.get(&id.into()).map(AsRef::as_ref)
    }

    /// The shared row with this raw id.
    #[must_use]
    pub fn shared(&self, id: i64) -> Option<&Arc<T>> {
        self.map.get(&id)
    }

    /// All rows in id order.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.map.values().map(AsRef::as_ref)
    }

    /// All shared rows in id order.
    #[must_use]
    pub fn iter_shared(&self) -> impl DoubleEndedIterator<Item = &Arc<T>> {
        self.map.values()
    }

    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.map.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.map.is_empty()
    }

    /// Puts a row in the place of the one with its id, if any.
    pub fn put(&mut self, row: Arc<T>) {
        self.map.insert(row.id().into(), row);
    }

    /// Takes a row out.
    pub fn remove(&mut self, id: i64) {
        self.map.remove(&id);
    }
}
