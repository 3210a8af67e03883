"""整改台 Zhenggai: read, check and keep the ledger of inspection rectification (巡视巡察整改)."""

__version__ = "0.1.0"
