//! Where what is asynchronous is waited for.

use std::io;

use tokio::runtime::Builder;

/// Runs it on this thread. What it leaves behind, such as the look-up of a host's name, is not waited for.
pub(crate) fn block_on<F: Future>(future: F) -> io::Result<F::Output> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let output = runtime.block_on(future);
    runtime.shutdown_background();
    Ok(output)
}
