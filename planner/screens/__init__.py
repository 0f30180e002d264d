"""The typing screen. Textual is loaded by whoever imports one of its files, never by this package itself."""
