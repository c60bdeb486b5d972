//! Access lists. A private one has a single entry, for the user that this process runs as, and takes over nothing from the folder
//! above.

use std::ffi::c_void;
use std::fs::File;
use std::io;
use std::os::windows::ffi::{OsStrExt, OsStringExt};
use std::os::windows::io::FromRawHandle;
use std::path::Path;
use std::ptr::null_mut;

use windows_sys::Win32::Foundation::{
    CloseHandle, GENERIC_READ, GENERIC_WRITE, INVALID_HANDLE_VALUE, LocalFree,
};
use windows_sys::Win32::Security::Authorization::{
    ConvertSidToStringSidW, ConvertStringSecurityDescriptorToSecurityDescriptorW,
    GetNamedSecurityInfoW, SDDL_REVISION_1, SE_FILE_OBJECT,
};
use windows_sys::Win32::Security::{
    ACCESS_ALLOWED_ACE, ACL, DACL_SECURITY_INFORMATION, GetAce, GetTokenInformation,
    INHERIT_ONLY_ACE, IsWellKnownSid, PROTECTED_DACL_SECURITY_INFORMATION, SECURITY_ATTRIBUTES,
    SetFileSecurityW, TOKEN_QUERY, TOKEN_USER, TokenUser, WELL_KNOWN_SID_TYPE,
    WinAuthenticatedUserSid, WinBuiltinUsersSid, WinWorldSid,
};
use windows_sys::Win32::Storage::FileSystem::{
    CREATE_NEW, CreateDirectoryW, CreateFileW, FILE_ATTRIBUTE_NORMAL, FILE_READ_DATA,
    FILE_SHARE_DELETE, FILE_SHARE_READ, FILE_SHARE_WRITE,
};
use windows_sys::Win32::System::Threading::{GetCurrentProcess, OpenProcessToken};

/// Groups that hold more than one person.
const GROUPS: [(WELL_KNOWN_SID_TYPE, &str); 3] = [
    (WinWorldSid, "Everyone"),
    (WinAuthenticatedUserSid, "Authenticated Users"),
    (WinBuiltinUsersSid, "Users"),
];

/// `ACCESS_ALLOWED_ACE_TYPE`, as wide as the field that holds it.
const ALLOWED: u8 = 0;

/// What is made in a folder takes over its list.
const FOR_ALL_WITHIN: &str = "OICI";

/// Makes a folder that is private from the start, and what will be in it too.
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    let list = Allocated::list(FOR_ALL_WITHIN)?;
    let attributes = list.attributes();
    let path = wide(path);
    // SAFETY: the path ends with a zero; the attributes and what they point at live until the end of this function.
    done(unsafe { CreateDirectoryW(path.as_ptr(), &raw const attributes) })
}

/// Makes a file that is private from the start; for reading and writing, shared with others as the standard library does.
pub(super) fn create_new(path: &Path) -> io::Result<File> {
    let list = Allocated::list("")?;
    let attributes = list.attributes();
    let path = wide(path);
    // SAFETY: the path ends with a zero; the attributes and what they point at live until the end of this function.
    let handle = unsafe {
        CreateFileW(
            path.as_ptr(),
            GENERIC_READ | GENERIC_WRITE,
            FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
            &raw const attributes,
            CREATE_NEW,
            FILE_ATTRIBUTE_NORMAL,
            null_mut(),
        )
    };
    if handle == INVALID_HANDLE_VALUE {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: the handle was just opened, and nobody else has it.
    Ok(unsafe { File::from_raw_handle(handle) })
}

pub(super) fn seal(path: &Path) -> io::Result<()> {
    let list = Allocated::list("")?;
    let path = wide(path);
    let what = DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION;
    // SAFETY: the path ends with a zero, the descriptor lives until the end of this function.
    done(unsafe { SetFileSecurityW(path.as_ptr(), what, list.0) })
}

pub(super) fn shared(path: &Path) -> io::Result<Option<String>> {
    let path = wide(path);
    let (mut list, mut descriptor): (*mut ACL, *mut c_void) = (null_mut(), null_mut());
    // SAFETY: the path ends with a zero; the descriptor, which the list is a part of, is freed at the end.
    let code = unsafe {
        GetNamedSecurityInfoW(
            path.as_ptr(),
            SE_FILE_OBJECT,
            DACL_SECURITY_INFORMATION,
            null_mut(),
            null_mut(),
            &raw mut list,
            null_mut(),
            &raw mut descriptor,
        )
    };
    let _descriptor = Allocated(descriptor);
    if code != 0 {
        return Err(io::Error::from_raw_os_error(code.cast_signed()));
    }
    if list.is_null() {
        return Ok(Some("it has no access list".to_owned()));
    }
    // SAFETY: the list was checked above, and lives as long as its descriptor.
    let count = unsafe { (*list).AceCount };
    for index in 0..u32::from(count) {
        let mut entry: *mut c_void = null_mut();
        // SAFETY: the index is below the list's count.
        done(unsafe { GetAce(list, index, &raw mut entry) })?;
        // SAFETY: every entry begins with its header; only one of this type is read further, and that one holds a mask and a SID.
        let group = unsafe {
            let entry: *mut ACCESS_ALLOWED_ACE = entry.cast();
            let header = (*entry).Header;
            let counts =
                header.AceType == ALLOWED && u32::from(header.AceFlags) & INHERIT_ONLY_ACE == 0;
            if !counts || (*entry).Mask & FILE_READ_DATA == 0 {
                continue;
            }
            let sid: *mut c_void = (&raw mut (*entry).SidStart).cast();
            GROUPS
                .iter()
                .find(|(group, _)| IsWellKnownSid(sid, *group) != 0)
        };
        if let Some((_, name)) = group {
            return Ok(Some(format!("the group '{name}'")));
        }
    }
    Ok(None)
}

/// The user that this process runs as, as a SID in text.
fn user() -> io::Result<String> {
    let mut token = null_mut();
    // SAFETY: the process's own handle needs no closing, the token's is closed below.
    done(unsafe { OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &raw mut token) })?;
    // A `TOKEN_USER` and the SID that it points at, which has at most 68 bytes; aligned for both.
    let mut memory = [0_u64; 32];
    let room = 256;
    let mut length = 0;
    // SAFETY: the memory is as large as is said.
    let filled = done(unsafe {
        GetTokenInformation(
            token,
            TokenUser,
            memory.as_mut_ptr().cast(),
            room,
            &raw mut length,
        )
    });
    // SAFETY: it was opened above.
    unsafe { CloseHandle(token) };
    filled?;
    let mut text: *mut u16 = null_mut();
    // SAFETY: the memory was filled with a `TOKEN_USER`.
    done(unsafe {
        let user: *const TOKEN_USER = memory.as_ptr().cast();
        ConvertSidToStringSidW((*user).User.Sid, &raw mut text)
    })?;
    let text = Allocated(text.cast());
    // SAFETY: the system ended the text with a zero.
    let text = unsafe {
        let start: *const u16 = text.0.cast();
        let length = (0..).take_while(|at| *start.add(*at) != 0).count();
        std::ffi::OsString::from_wide(std::slice::from_raw_parts(start, length))
    };
    Ok(text.to_string_lossy().into_owned())
}

/// Memory that the system gave and wants back.
struct Allocated(*mut c_void);

impl Allocated {
    /// A security descriptor with the list that lets this user do everything and nobody else anything.
    fn list(inheritance: &str) -> io::Result<Self> {
        let text = format!("D:P(A;{inheritance};FA;;;{})", user()?);
        let text = wide(Path::new(&text));
        let mut descriptor: *mut c_void = null_mut();
        // SAFETY: the text ends with a zero.
        done(unsafe {
            ConvertStringSecurityDescriptorToSecurityDescriptorW(
                text.as_ptr(),
                SDDL_REVISION_1,
                &raw mut descriptor,
                null_mut(),
            )
        })?;
        Ok(Allocated(descriptor))
    }

    /// How functions that make something take the descriptor. It must outlive what this gives.
    fn attributes(&self) -> SECURITY_ATTRIBUTES {
        SECURITY_ATTRIBUTES {
            nLength: size_of::<SECURITY_ATTRIBUTES>() as u32,
            lpSecurityDescriptor: self.0,
            bInheritHandle: 0,
        }
    }
}

impl Drop for Allocated {
    fn drop(&mut self) {
        // SAFETY: it came from a function whose page says to free it so, and nobody else does.
        unsafe { LocalFree(self.0) };
    }
}

/// As the system takes paths. Longer ones than its usual limit are taken in the form that has none.
fn wide(path: &Path) -> Vec<u16> {
    const LONGEST: usize = 247;
    let plain: Vec<u16> = path.as_os_str().encode_wide().chain([0]).collect();
    let absolute = std::path::absolute(path);
    match absolute {
        Ok(path) if plain.len() > LONGEST && !plain.starts_with(&[0x5c, 0x5c]) => {
            let start = "\\\\?\\".encode_utf16();
            start
                .chain(path.as_os_str().encode_wide())
                .chain([0])
                .collect()
        }
        _ => plain,
    }
}

/// What the system calls `BOOL`.
fn done(code: i32) -> io::Result<()> {
    match code {
        0 => Err(io::Error::last_os_error()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_access_list_that_others_are_on_is_seen_and_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("file");
        std::fs::write(&file, "x").unwrap();
        let status = std::process::Command::new("icacls")
            .arg(&file)
            .args(["/grant", "*S-1-1-0:R"])
            .status()
            .unwrap();
        assert!(status.success());
        let words = shared(&file).unwrap();
        assert_eq!(words.as_deref(), Some("the group 'Everyone'"));
        seal(&file).unwrap();
        assert_eq!(shared(&file).unwrap(), None);
        assert_eq!(std::fs::read(&file).unwrap(), b"x");
    }
}
