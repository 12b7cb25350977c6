//! What of a ring or a line lies inside a rectangle.

use super::geometry::Rect;

/// The part of a ring inside a rectangle (Sutherland & Hodgman, 1974).
pub(crate) fn clipped_ring(points: &[(f64, f64)], frame: Rect) -> Vec<(f64, f64)> {
    type Point = (f64, f64);
    // Signed distance inside each edge.
    let edges: [fn(Point, Rect) -> f64; 4] = [
        |(x, _), frame| x - frame.x0,
        |(x, _), frame| frame.x1 - x,
        |(_, y), frame| y - frame.y0,
        |(_, y), frame| frame.y1 - y,
    ];
    let mut ring = points.to_vec();
    for depth in edges {
        let mut kept = Vec::with_capacity(ring.len());
        for index in 0..ring.len() {
            let (a, b) = (ring[index], ring[(index + 1) % ring.len()]);
            let (in_a, in_b) = (depth(a, frame), depth(b, frame));
            if in_a >= 0.0 {
                kept.push(a);
            }
            if (in_a >= 0.0) != (in_b >= 0.0) {
                let share = in_a / (in_a - in_b);
                kept.push((a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share));
            }
        }
        ring = kept;
    }
    ring
}

/// The parts of a line inside a rectangle, segment by segment (Liang & Barsky,
/// 1984), joined again.
pub(crate) fn clipped_lines(points: &[(f64, f64)], frame: Rect) -> Vec<Vec<(f64, f64)>> {
    let mut parts: Vec<Vec<(f64, f64)>> = Vec::new();
    for pair in points.windows(2) {
        let ((x, y), (dx, dy)) = (pair[0], (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1));
        let (mut enter, mut leave) = (0.0f64, 1.0f64);
        for (towards, room) in [
            (-dx, x - frame.x0),
            (dx, frame.x1 - x),
            (-dy, y - frame.y0),
            (dy, frame.y1 - y),
        ] {
            if towards == 0.0 {
                if room < 0.0 {
                    leave = -1.0;
                }
            } else if towards < 0.0 {
                enter = enter.max(room / towards);
            } else {
                leave = leave.min(room / towards);
            }
        }
        if enter > leave {
            continue;
        }
        let at = |share: f64| (x + dx * share, y + dy * share);
        let (from, to) = (at(enter), at(leave));
        match parts.last_mut().filter(|part| part.last() == Some(&from)) {
            Some(part) => part.push(to),
            None => parts.push(vec![from, to]),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Rect = Rect::new(0.0, 0.0, 10.0, 10.0);

    #[test]
    fn a_ring_is_cut_at_the_edges() {
        let square = [(5.0, 5.0), (15.0, 5.0), (15.0, 8.0), (5.0, 8.0)];
        let inside = clipped_ring(&square, FRAME);
        assert_eq!(inside, [(5.0, 5.0), (10.0, 5.0), (10.0, 8.0), (5.0, 8.0)]);
        assert!(clipped_ring(&[(20.0, 0.0), (30.0, 0.0), (25.0, 9.0)], FRAME).is_empty());
    }

    #[test]
    fn a_line_that_leaves_and_returns_has_two_parts() {
        let line = [(5.0, 5.0), (15.0, 5.0), (15.0, 8.0), (5.0, 8.0)];
        let parts = clipped_lines(&line, FRAME);
        assert_eq!(parts.len(), 2, "{parts:?}");
        assert_eq!(parts[0], [(5.0, 5.0), (10.0, 5.0)]);
        assert_eq!(parts[1], [(10.0, 8.0), (5.0, 8.0)]);
    }
}
