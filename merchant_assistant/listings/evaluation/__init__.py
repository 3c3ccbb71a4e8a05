"""How good the drafts are: what is claimed, what is caught, what it takes; the product beside the bare model."""

from merchant_assistant.listings.evaluation.evaluate import Evaluation, Sample, evaluate_drafts, evaluate_texts

__all__ = ["Evaluation", "Sample", "evaluate_drafts", "evaluate_texts"]
