//! A part of the terminal that is painted again and again, in place.

use std::io;

use anstream::{AutoStream, ColorChoice, adapter::strip_str};
use console::Term;

use crate::render;

/// The lines below which nothing stands. Whatever ends it, the cursor is shown again.
pub(crate) struct Screen {
    terminal: Term,
    has_colours: bool,
    painted: String,
}

impl Screen {
    /// The screen, if standard output is a terminal that can move its cursor.
    pub(crate) fn new() -> Option<Self> {
        let terminal = Term::buffered_stdout();
        let is_dumb = std::env::var_os("TERM").is_some_and(|kind| kind == "dumb" || kind.is_empty());
        if !terminal.is_term() || is_dumb || terminal.size_checked().is_none() {
            return None;
        }
        let has_colours = AutoStream::choice(&io::stdout()) != ColorChoice::Never;
        Some(Self { terminal, has_colours, painted: String::new() })
    }

    /// Paints a frame over the one before, in one write. The frame is made for the columns and rows there are.
    pub(crate) fn paint(&mut self, frame: impl FnOnce(usize, usize) -> String) -> io::Result<()> {
        let (rows, columns) = self.terminal.size();
        // The cursor stands below the frame.
        let mut frame = frame(columns.into(), usize::from(rows).saturating_sub(1));
        if !self.has_colours {
            frame = strip_str(&frame).to_string();
        }
        if frame == self.painted {
            return Ok(());
        }
        if self.painted.is_empty() {
            self.terminal.hide_cursor()?;
        }
        self.go_to_top(columns.into())?;
        for line in frame.lines() {
            self.terminal.clear_line()?;
            self.terminal.write_line(line)?;
        }
        self.terminal.clear_to_end_of_screen()?;
        self.painted = frame;
        self.terminal.flush()
    }

    /// Takes the frame away and shows the cursor.
    pub(crate) fn close(&mut self) -> io::Result<()> {
        if self.painted.is_empty() {
            return Ok(());
        }
        let (_, columns) = self.terminal.size();
        self.go_to_top(columns.into())?;
        self.terminal.clear_to_end_of_screen()?;
        self.terminal.show_cursor()?;
        self.painted.clear();
        self.terminal.flush()
    }

    /// A terminal that became narrower has broken the lines of the frame.
    fn go_to_top(&self, columns: usize) -> io::Result<()> {
        let rows = |line: &str| render::width(&strip_str(line).to_string()).div_ceil(columns.max(1)).max(1);
        self.terminal.move_cursor_up(self.painted.lines().map(rows).sum())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.close();
    }
}
