"""The connection to a Dask cluster: made, and watched for workers that come and go."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection, Mapping
from typing import Final, Protocol

from kkg_xl.entrypoints.batch import cluster_faults as faults
from kkg_xl.entrypoints.batch.cluster_faults import ClusterError

SECONDS_TO_ANSWER: Final = 20
SECONDS_WITHOUT_WORKERS: Final = 60


class Future(Protocol):
    """What is needed of Dask's."""

    status: str

    def result(self) -> str:
        """Give what the worker answered."""

    def exception(self) -> BaseException | None:
        """Give why it did not."""

    def add_done_callback(self, call: Callable[[Future], None]) -> None:
        """Call when there is either."""


class Client(Protocol):
    """What is needed of Dask's."""

    def submit(self, call: Callable[[str], str], asked: str, *, key: str, pure: bool) -> Future:
        """Have a worker answer."""

    def cancel(self, futures: Collection[Future]) -> None:
        """Want answers no more."""

    def run(self, call: Callable[[str], None], said: str, *, on_error: str) -> object:
        """Have every worker do something at once."""

    def nthreads(self) -> Mapping[str, int]:
        """Count the threads of each worker."""

    def wait_for_workers(self, n_workers: int, timeout: float) -> None:
        """Wait until there are some."""

    def close(self) -> None:
        """End the connection."""


def connected(address: str) -> Client:
    """Connect to a scheduler that has workers; raises `ClusterError`."""
    try:
        from distributed import Client as DaskClient  # noqa: PLC0415 -- an extra
    except ImportError as error:
        raise ClusterError(faults.NO_DASK) from error
    for each in ("distributed", "tornado"):
        logging.getLogger(each).setLevel(logging.CRITICAL)  # people are told by us
    try:
        client: Client = DaskClient(address, timeout=SECONDS_TO_ANSWER, set_as_default=False)
    except Exception as error:  # it has many ways to say that nobody is there
        raise ClusterError(faults.NO_ANSWER, address=address) from error
    try:
        client.wait_for_workers(1, timeout=SECONDS_TO_ANSWER)
    except Exception as error:
        client.close()
        raise ClusterError(faults.WITHOUT_WORKERS, seconds=SECONDS_TO_ANSWER) from error
    return client


class Threads:
    """How many workbooks the cluster can check at a time: its workers come and go."""

    def __init__(self, client: Client, address: str) -> None:
        """Take a connection, and what people call its other end."""
        self._client, self._address, self._count = client, address, 0
        self._asked = self._seen = 0.0

    def count(self) -> int:
        """Count the threads of its workers; raises `ClusterError` when there are none for long."""
        now = time.monotonic()
        if now - self._asked >= 1:
            try:
                self._count = sum(self._client.nthreads().values())
            except Exception as error:
                raise ClusterError(faults.LOST, address=self._address) from error
            self._asked = now
            if self._count or not self._seen:
                self._seen = now
            elif now - self._seen > SECONDS_WITHOUT_WORKERS:
                raise ClusterError(faults.WITHOUT_WORKERS, seconds=SECONDS_WITHOUT_WORKERS)
        return self._count
