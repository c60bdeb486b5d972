//! What of the program itself is in memory.

/// Bytes. Sending a file of this length takes so long that what memory it takes matters more than a millisecond.
const WORTH: u64 = 16 * 1024 * 1024;

/// A stretch of work that lasts. What only the work before it needed of the program is not in memory while it lasts, and afterwards not
/// what only it needed.
pub struct Spared(());

impl Spared {
    /// It begins, if it is to send at least [`WORTH`].
    pub fn of(bytes: u64) -> Option<Self> {
        (bytes >= WORTH).then(|| {
            release();
            Spared(())
        })
    }
}

impl Drop for Spared {
    fn drop(&mut self) {
        release();
    }
}

/// Lets go of the pages of the program and its libraries. What is still needed is mapped again from the page cache, a little at a time;
/// what only the start needed is not, and would be most of the memory of a long upload.
#[cfg(target_os = "linux")]
fn release() {
    // SAFETY: the callback matches what the system promises to call, and keeps nothing of what it is given.
    unsafe {
        libc::dl_iterate_phdr(Some(each), std::ptr::null_mut());
    }
}

/// Only Linux counts the pages of a program to the process that runs it.
#[cfg(not(target_os = "linux"))]
fn release() {}

/// Lets go of the parts of one object that nobody can have written to: they are what the file holds.
#[cfg(target_os = "linux")]
unsafe extern "C" fn each(
    object: *mut libc::dl_phdr_info,
    _size: libc::size_t,
    _data: *mut libc::c_void,
) -> libc::c_int {
    const PAGE: usize = 4096;
    // SAFETY: the system gives an object that is loaded, with all its headers.
    let (base, headers) = unsafe {
        let object = &*object;
        if object.dlpi_phdr.is_null() {
            return 0;
        }
        let headers = std::slice::from_raw_parts(object.dlpi_phdr, object.dlpi_phnum.into());
        (object.dlpi_addr as usize, headers)
    };
    for header in headers {
        if header.p_type == libc::PT_LOAD && header.p_flags & libc::PF_W == 0 {
            let start = base + header.p_vaddr as usize;
            let end = start + header.p_memsz as usize;
            let from = start - start % PAGE;
            // SAFETY: pages that are read-only from their file are the same when they are read again. Where pages are larger than
            // PAGE, the system refuses and nothing happens.
            unsafe {
                libc::madvise(from as *mut libc::c_void, end - from, libc::MADV_DONTNEED);
            }
        }
    }
    0
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    /// KiB of files that are mapped.
    fn resident() -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let line = status.lines().find(|line| line.starts_with("RssFile:"));
        let number = line.unwrap().split_whitespace().nth(1);
        number.unwrap().parse().unwrap()
    }

    #[test]
    fn what_is_let_go_of_is_not_in_memory_and_comes_back() {
        let before = resident();
        super::release();
        let after = resident();
        assert!(after < before, "{before} KiB before, {after} after");
        assert_eq!(format!("{:?}", Some(vec![1, 2])), "Some([1, 2])");
    }
}
