"""Hugging Face transformers, for what llama.cpp cannot run."""
