"""A folder with a model of safetensors that loads at once: real in form, random in what it writes."""

from __future__ import annotations

import json
from pathlib import Path

import numpy
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

WIDTH, INNER, LAYERS, CONTEXT = 32, 64, 2, 2048
MARKS = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n"
    "{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def make_tiny_folder(folder: Path) -> Path:
    """Write the files; every token is a byte, and what the model writes is printable."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = _tokenizer()
    tokenizer.save(str(folder / "tokenizer.json"))
    vocabulary = tokenizer.get_vocab()
    _write(folder / "config.json", _config(vocabulary))
    _write(folder / "tokenizer_config.json", {"eos_token": MARKS[2], "tokenizer_class": "PreTrainedTokenizerFast"})
    (folder / "chat_template.jinja").write_text(TEMPLATE, encoding="utf-8")
    (folder / "model.safetensors").write_bytes(safetensors(_weights(vocabulary)))
    return folder


def safetensors(tensors: dict[str, numpy.ndarray]) -> bytes:
    """The bytes of a file: length of the header, the header, then all numbers."""
    header, at = {}, 0
    for name, tensor in tensors.items():
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [at, at + tensor.nbytes]}
        at += tensor.nbytes
    described = json.dumps(header).encode()
    return len(described).to_bytes(8, "little") + described + b"".join(t.tobytes() for t in tensors.values())


def _tokenizer() -> Tokenizer:
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    tokenizer = Tokenizer(models.BPE(vocab={letter: at for at, letter in enumerate(alphabet)}, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_tokens([AddedToken(mark, special=mark != MARKS[1]) for mark in MARKS])  # not all say that they are
    return tokenizer


def _config(vocabulary: dict[str, int]) -> dict[str, object]:
    return {
        "architectures": ["LlamaForCausalLM"], "model_type": "llama", "vocab_size": len(vocabulary),
        "hidden_size": WIDTH, "intermediate_size": INNER, "num_hidden_layers": LAYERS, "num_attention_heads": 2,
        "num_key_value_heads": 2, "max_position_embeddings": CONTEXT, "tie_word_embeddings": False,
        "eos_token_id": vocabulary[MARKS[2]], "bos_token_id": None, "torch_dtype": "float32",
    }  # fmt: skip


def _weights(vocabulary: dict[str, int]) -> dict[str, numpy.ndarray]:
    chance = numpy.random.default_rng(7)

    def some(*shape: int) -> numpy.ndarray:
        return chance.standard_normal(shape, dtype=numpy.float32) * numpy.float32(0.3)

    head = some(len(vocabulary), WIDTH)
    head[[at for letter, at in vocabulary.items() if not (len(letter) == 1 and "a" <= letter <= "z")]] = 0
    weights = {"model.embed_tokens.weight": some(len(vocabulary), WIDTH), "lm_head.weight": head}
    for layer in range(LAYERS):
        at = f"model.layers.{layer}."
        weights |= {f"{at}self_attn.{part}_proj.weight": some(WIDTH, WIDTH) for part in "qkvo"}
        weights |= {f"{at}mlp.{part}_proj.weight": some(INNER, WIDTH) for part in ("gate", "up")}
        weights[f"{at}mlp.down_proj.weight"] = some(WIDTH, INNER)
        weights |= {f"{at}{part}_layernorm.weight": numpy.ones(WIDTH, "f4") for part in ("input", "post_attention")}
    return weights | {"model.norm.weight": numpy.ones(WIDTH, "f4")}


def _write(file: Path, value: object) -> None:
    file.write_text(json.dumps(value), encoding="utf-8")
