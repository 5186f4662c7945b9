//! The header of the PROXY protocol, version 2, with which a trusted proxy begins a connection.

#![no_main]

use std::net::{IpAddr, Ipv4Addr};

use libfuzzer_sys::fuzz_target;
use wire::ProxyPreface;

/// The signature, `PROXY`, TCP over IPv4, and the length of the addresses alone.
const START: &[u8] = b"\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0c";
const ADDRESSES: &[u8] = b"\xc0\0\x02\x07\xc0\0\x02\x08\x0f\xa0\x01\xbb";
/// A field that says that the client came over TLS 1.3.
const TLS: &[u8] = b"\x20\0\x0f\x01\0\0\0\0\x21\0\x07TLSv1.3";
const PROXY: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// Reads a header as a listener does: the fixed part, then as many bytes as it says.
fn read(bytes: &[u8]) -> Option<ProxyPreface> {
    let length = ProxyPreface::whole_length(bytes.get(..ProxyPreface::FIXED_BYTES)?)?;
    ProxyPreface::parse(bytes.get(..length)?)
}

fuzz_target!(
    init: {
        let plain = [START, ADDRESSES].concat();
        let client = IpAddr::from([192, 0, 2, 7]);
        assert_eq!(read(&plain).unwrap().client(PROXY), (client, None));
        let mut with_tls = [START, ADDRESSES, TLS].concat();
        with_tls[15] += u8::try_from(TLS.len()).unwrap();
        assert_eq!(read(&with_tls).unwrap().client(PROXY), (client, Some(true)));
        bulla_fuzz::seed([plain, with_tls, b"\r\n\r\n\0\r\nQUIT\n\x20\0\0\0".to_vec()]);
    },
    |data: &[u8]| {
        let preface = read(data);
        // What follows a header is no part of it.
        let longer = [data, b"GET / HTTP/1.1\r\n"].concat();
        if let Some(preface) = preface {
            assert_eq!(read(&longer), Some(preface));
            let length = ProxyPreface::whole_length(&data[..ProxyPreface::FIXED_BYTES]).unwrap();
            assert!(length <= ProxyPreface::BYTES_MAX);
            // The proxy's own address is used only where the header names none.
            let [(one, secure), (other, _)] = [PROXY, [10, 0, 0, 1].into()].map(|proxy| preface.client(proxy));
            assert!(one == other || secure.is_none());
        }
    }
);
