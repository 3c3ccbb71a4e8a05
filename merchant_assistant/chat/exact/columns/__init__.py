"""What a catalogue holds, as far as a question can name it: what its columns are called, their values and units."""
