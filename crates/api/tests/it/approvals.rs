//! The client's OK.

mod columns;
