//! Cells along several variables, and the fewest conditions that hold some of them and none of the others.

/// The values that a condition allows for each variable, as bits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cube(pub Vec<u32>);

impl Cube {
    /// Whether `variable` may have this value.
    pub fn allows(&self, variable: usize, value: usize) -> bool {
        self.of(variable) >> value & 1 == 1
    }

    /// The values allowed for `variable`, as bits.
    pub fn of(&self, variable: usize) -> u32 {
        self.0.get(variable).copied().unwrap_or(0)
    }

    /// The cube with these values for `variable` instead.
    #[must_use]
    pub fn with(&self, variable: usize, values: u32) -> Cube {
        let mut changed = self.clone();
        if let Some(slot) = changed.0.get_mut(variable) {
            *slot = values;
        }
        changed
    }
}

/// What a condition may do with a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Some condition must hold it.
    In,
    /// No condition may hold it.
    Out,
    /// It cannot occur, or is settled already: both are fine.
    Free,
}

/// The numbers of values of some variables. A cell is one value of each; the last variable varies fastest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    sizes: Vec<usize>,
}

impl Grid {
    /// A grid of variables with these numbers of values, at most 32 each.
    pub fn new(sizes: Vec<usize>) -> Grid {
        Grid { sizes }
    }

    /// How many cells there are.
    pub fn cells(&self) -> usize {
        self.sizes.iter().product()
    }

    /// The value of `variable` in a cell.
    pub fn value(&self, cell: usize, variable: usize) -> usize {
        let faster: usize = self.sizes.iter().skip(variable + 1).product();
        cell / faster % self.sizes.get(variable).copied().unwrap_or(1)
    }

    /// Every value of every variable.
    pub fn whole(&self) -> Cube {
        Cube(self.sizes.iter().map(|size| u32::MAX >> (32 - (*size).clamp(1, 32))).collect())
    }

    /// The cells a cube holds, ascending.
    pub fn held(&self, cube: &Cube) -> Vec<usize> {
        let mut held = vec![0];
        for (size, values) in self.sizes.iter().zip(&cube.0) {
            let chosen: Vec<usize> = (0..*size).filter(|value| values >> value & 1 == 1).collect();
            held = held.iter().flat_map(|cell| chosen.iter().map(move |value| cell * size + value)).collect();
        }
        held
    }

    /// Cubes that together hold every cell that is `In` and none that is `Out`: each as wide as can be, none to spare.
    pub fn cover(&self, cells: &[Cell]) -> Vec<Cube> {
        let is = |cell: usize, what: Cell| cells.get(cell) == Some(&what);
        let mut left: Vec<usize> = (0..self.cells()).filter(|cell| is(*cell, Cell::In)).collect();
        let mut chosen: Vec<Cube> = Vec::new();
        while let Some(first) = left.first().copied() {
            let wide = self.orders().map(|order| self.widened(first, &order, cells));
            let Some(best) = wide.min_by_key(|cube| self.cost(cube, &left)) else { break };
            let held = self.held(&best);
            left.retain(|cell| held.binary_search(cell).is_err());
            chosen.push(best);
        }
        self.without_spare(chosen, &is)
    }

    /// Orders to widen in: each variable gets its turn to come first, forwards and backwards.
    fn orders(&self) -> impl Iterator<Item = Vec<usize>> + use<> {
        let count = self.sizes.len();
        let forwards = (0..count).map(move |first| (0..count).map(|step| (first + step) % count).collect::<Vec<_>>());
        let backwards = forwards.clone().map(|order| order.into_iter().rev().collect());
        forwards.chain(backwards)
    }

    /// The widest cube around a cell, taking the variables in this order.
    fn widened(&self, cell: usize, order: &[usize], cells: &[Cell]) -> Cube {
        let mut cube = Cube((0..self.sizes.len()).map(|variable| 1 << self.value(cell, variable)).collect());
        for variable in order {
            let size = self.sizes.get(*variable).copied().unwrap_or(0);
            for value in 0..size {
                let added = self.held(&cube.with(*variable, 1 << value));
                if added.iter().all(|cell| cells.get(*cell) != Some(&Cell::Out)) {
                    cube = cube.with(*variable, cube.of(*variable) | 1 << value);
                }
            }
        }
        cube
    }

    /// Cheapest first: the one that leaves fewest cells, then the one with fewest conditions.
    fn cost(&self, cube: &Cube, left: &[usize]) -> (std::cmp::Reverse<usize>, usize) {
        let held = self.held(cube);
        let taken = left.iter().filter(|cell| held.binary_search(cell).is_ok()).count();
        (std::cmp::Reverse(taken), self.conditions(cube))
    }

    /// How many variables a cube says something of.
    fn conditions(&self, cube: &Cube) -> usize {
        self.whole().0.iter().zip(&cube.0).filter(|(whole, values)| whole != values).count()
    }

    /// The cubes without those whose cells the others hold; the longest are tried first.
    fn without_spare(&self, mut cubes: Vec<Cube>, is: &impl Fn(usize, Cell) -> bool) -> Vec<Cube> {
        let mut longest: Vec<Cube> = cubes.clone();
        longest.sort_by_key(|cube| std::cmp::Reverse(self.conditions(cube)));
        for spare in longest {
            let others: Vec<usize> =
                cubes.iter().filter(|cube| **cube != spare).flat_map(|cube| self.held(cube)).collect();
            let needed = self.held(&spare).into_iter().any(|cell| is(cell, Cell::In) && !others.contains(&cell));
            if !needed {
                cubes.retain(|cube| *cube != spare);
            }
        }
        cubes
    }
}
