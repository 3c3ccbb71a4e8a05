"""The model: frames, child process, client, backends, manifests and store."""
