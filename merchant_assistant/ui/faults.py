"""What the window says of a fault: its own sentence, and a hint that speaks of the window, not of commands."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.ui.language import tell


def words_of(fault: UserFault) -> tuple[str, str]:
    """Sentence and hint in the person's language."""
    return _sentences().get(fault.code) or tell(fault.message), _hints().get(fault.code) or tell(fault.hint)


def _sentences() -> dict[str, str]:
    """By code of the fault: where the room below calls a thing by a name that the window does not use."""
    not_whole = QCoreApplication.translate("Faults", "A file of what was learned from your texts is not whole.")
    return {
        "adapter_damaged": not_whole,
        "unknown_adapter": QCoreApplication.translate("Faults", "What was learned from your texts is not there."),
        "adapter_of_another_model": QCoreApplication.translate(
            "Faults", "What was learned from your texts was learned for another model."
        ),
    }


def _hints() -> dict[str, str]:
    """By code of the fault: where the room below names a command or a variable, what to do in the window."""
    get_again = QCoreApplication.translate("Faults", "Get the model again on the page Models.")
    other_model = QCoreApplication.translate("Faults", "Choose another one on the page Models.")
    device = QCoreApplication.translate("Faults", "The page Models shows what computes, and lets you choose.")
    learned = QCoreApplication.translate("Faults", "Remove it on the page Models, and have it learned again.")
    ask_again = QCoreApplication.translate("Faults", "Go back to the list and choose again.")
    return {
        "model_absent": QCoreApplication.translate(
            "Faults", "Get it on the page Models: once, from the internet. After that everything works without it."
        ),
        "model_damaged": get_again,
        "download_failed": QCoreApplication.translate(
            "Faults", "Check the internet connection and try again: it goes on where it stopped."
        ),
        "unknown_model": other_model,
        "writes_no_texts": other_model,
        "model_set_aside": QCoreApplication.translate(
            "Faults", "Choose another one on the page Models, or have it tried again there."
        ),
        "engine_hung": QCoreApplication.translate(
            "Faults", "Try again: it starts anew by itself. If that happens often, choose a smaller model."
        ),
        "device_failed": device,
        "device_missing": device,
        "adapter_damaged": learned,
        "adapter_of_another_model": QCoreApplication.translate(
            "Faults", "It works only with the model it was learned for. The page Models names that one."
        ),
        "unknown_adapter": learned,
        "unknown_batch": QCoreApplication.translate("Faults", "The list of imports shows all that there are."),
        "unknown_draft": ask_again,
        "unknown_product": ask_again,
        "database_damaged": QCoreApplication.translate(
            "Faults", "Restore a backup. What is here now is kept beside it, for whoever can mend it."
        ),
        "plan_gone": QCoreApplication.translate("Faults", "Choose the file again."),
    }
