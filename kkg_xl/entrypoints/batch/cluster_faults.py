"""What ends a run on a cluster, in the words of people who have to do something about it."""

from __future__ import annotations

from typing import Final

from kkg_xl.domain.text import Field, Text, say
from kkg_xl.entrypoints.batch.faults import RunFailedError

NO_DASK: Final = Text(
    id="untuk --cluster diperlukan paket tambahan: pip install 'kkg-xl[cluster]'",
    en="--cluster needs some more packages: pip install 'kkg-xl[cluster]'",
)
NO_ANSWER: Final = Text(
    id="klaster di {address} tidak menjawab; periksa alamatnya dan jalannya dask scheduler",
    en="the cluster at {address} does not answer; check its address and that dask scheduler runs",
)
WITHOUT_WORKERS: Final = Text(
    id="klaster tidak punya pekerja selama {seconds} detik; jalankan dask worker, lalu ulangi"
    " dengan --resume",
    en="the cluster had no workers for {seconds} seconds; start dask worker, then go on with"
    " --resume",
)
LOST: Final = Text(
    id="sambungan ke klaster di {address} terputus; lanjutkan dengan perintah yang sama ditambah"
    " --resume",
    en="the cluster at {address} is gone; go on with the same command and --resume",
)
NO_PROGRAM: Final = Text(
    id="kkg_xl tidak terpasang pada pekerja klaster ({why}); pasanglah versi yang sama di sana",
    en="kkg_xl is not installed where the workers of the cluster are ({why}); install the same"
    " version there",
)
OTHER_PROGRAM: Final = Text(
    id="pekerja klaster menjalankan kkg_xl yang lain ({theirs}) daripada komputer ini ({ours});"
    " pasanglah versi yang sama, juga versi Python dan paketnya",
    en="the workers of the cluster have another kkg_xl ({theirs}) than this computer ({ours});"
    " install the same version, of Python and packages too",
)
NOT_SHARED: Final = Text(
    id="pekerja klaster tidak melihat {name}; pakailah folder yang dilihat semua komputer, atau"
    " alamat seperti s3://",
    en="the workers of the cluster do not see {name}; use a folder that all computers see, or an"
    " address such as s3://",
)
NO_PROCESS: Final = Text(
    id="pekerja klaster tidak dapat memulai proses pemeriksa",
    en="a worker of the cluster can start no process that checks",
)
NOT_UNDERSTOOD: Final = Text(
    id="pekerja klaster menjawab dengan sesuatu yang tidak dipahami ({why})",
    en="a worker of the cluster answered with something that is not understood ({why})",
)


class ClusterError(RunFailedError):
    """A cluster cannot do what is asked of it."""

    def __init__(self, text: Text, **fields: Field) -> None:
        """Take what is told."""
        super().__init__(say(text, **fields))
