//! Rectangles of the picture, in pixels from its upper left corner.

/// An axis-parallel rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x0: f64,
    /// Upper edge.
    pub y0: f64,
    /// Right edge.
    pub x1: f64,
    /// Lower edge.
    pub y1: f64,
}

impl Rect {
    /// A rectangle from its edges.
    #[must_use]
    pub const fn new(x0: f64, y0: f64, x1: f64, y1: f64) -> Self {
        Self { x0, y0, x1, y1 }
    }

    /// How wide it is.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.x1 - self.x0
    }

    /// How high it is.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.y1 - self.y0
    }

    /// Its centre.
    #[must_use]
    pub fn centre(&self) -> (f64, f64) {
        (
            f64::midpoint(self.x0, self.x1),
            f64::midpoint(self.y0, self.y1),
        )
    }

    /// The same rectangle with every edge moved inwards.
    #[must_use]
    pub fn inset(&self, by: f64) -> Self {
        Self::new(self.x0 + by, self.y0 + by, self.x1 - by, self.y1 - by)
    }

    /// Whether both share some area; touching edges do not count.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x0 < other.x1 && other.x0 < self.x1 && self.y0 < other.y1 && other.y0 < self.y1
    }

    /// Whether `other` lies inside this rectangle.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        self.x0 <= other.x0 && self.y0 <= other.y0 && other.x1 <= self.x1 && other.y1 <= self.y1
    }

    /// The part of the line `x + y = sum` inside the rectangle, if any: one
    /// stroke of a hatching.
    pub(crate) fn diagonal(&self, sum: f64) -> Option<[(f64, f64); 2]> {
        let low = self.x0.max(sum - self.y1);
        let high = self.x1.min(sum - self.y0);
        (high > low).then_some([(low, sum - low), (high, sum - high)])
    }
}

#[cfg(test)]
mod tests {
    use super::Rect;

    #[test]
    fn touching_is_not_overlapping() {
        let left = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert!(!left.overlaps(&Rect::new(10.0, 0.0, 20.0, 10.0)));
        assert!(left.overlaps(&Rect::new(9.9, 9.9, 20.0, 20.0)));
    }

    #[test]
    fn diagonals_stay_inside() {
        let rect = Rect::new(2.0, 1.0, 6.0, 4.0);
        assert_eq!(rect.diagonal(3.0), None);
        assert_eq!(rect.diagonal(5.0), Some([(2.0, 3.0), (4.0, 1.0)]));
        assert_eq!(rect.diagonal(8.0), Some([(4.0, 4.0), (6.0, 2.0)]));
    }
}
