### Bahasa Indonesia: santun, ringkas, tanpa menebak jenis kelamin. `formal` menyapa dengan Anda dan Bapak/Ibu, `casual` dengan Kak.
### Pesan bernama `part-…` adalah bagian dari pesan lain dan tidak pernah dikirim sendiri.

## Bagian bersama

# Sapaan kepada pelanggan.
part-customer =
    { $gender ->
        [feminine] Ibu
        [masculine] Bapak
       *[unknown] Bapak/Ibu
    }
# Kalimat yang ditambahkan hanya di tempat yang terbaca orang lain.
part-private-note =
    { $place ->
        [public]
            { " " }{ $formality ->
                [casual] Obrolan ini bisa dibaca orang lain, jadi jangan tulis nama atau nomor pesanan di sini ya, Kak; kirim lewat pesan pribadi saja.
               *[formal] Karena percakapan ini dapat dibaca orang lain, mohon tidak menuliskan data pribadi seperti nama atau nomor pesanan di sini, melainkan melalui pesan pribadi.
            }
       *[private] { "" }
    }

## Awal

greeting =
    { $audience ->
        [b2b] { part-hello }, terima kasih atas minat perusahaan { part-customer } kepada { $brand }.
       *[general] { part-welcome }
    }
part-welcome =
    { $formality ->
        [casual] { part-hello } Kak, selamat datang di { $brand }!
       *[formal] { part-hello } { part-customer }, selamat datang di { $brand }.
    }
part-hello =
    { $formality ->
        [casual]
            { $daypart ->
                [morning] Pagi
                [afternoon] Siang
                [evening] Malam
               *[unknown] Hai
            }
       *[formal]
            { $daypart ->
                [morning] Selamat pagi
                [afternoon] Selamat siang
                [evening] Selamat malam
                [night] Selamat malam
               *[unknown] Salam
            }
    }
greeting-named =
    { $formality ->
        [casual] { part-hello } { $name }, selamat datang di { $brand }!
       *[formal] { part-hello } { $name }, dengan senang hati { $brand } melayani Anda.
    }
disclosure =
    { $formality ->
        [casual] Di sini yang menjawab asisten otomatis { $brand }, ya, Kak.
       *[formal]
            { $audience ->
                [senior] Percakapan ini dijawab oleh asisten otomatis { $brand }, yaitu program komputer, bukan petugas kami.
                [learner_a] Di sini komputer { $brand } yang menjawab, bukan manusia.
               *[general] Percakapan ini dijawab oleh asisten otomatis { $brand }.
            }
    }

## Perintah

help =
    { $formality ->
        [casual] Perintah ini bisa dikirim kapan saja, Kak:
       *[formal] Perintah berikut dapat Anda gunakan kapan saja:
    }
help-command = { $command }: { command-about }
command-about =
    { $what ->
        [start] memulai percakapan
        [language] memilih bahasa
        [human] berbicara dengan petugas
        [privacy] melihat data yang disimpan
        [reset] memulai dari awal
        [cancel] menghentikan pertanyaan yang berjalan
       *[help] menampilkan daftar ini
    }
error-command =
    { $formality ->
        [casual] Perintah { $command } belum aku kenal, Kak. Kirim { $help } untuk melihat yang bisa dipakai.
       *[formal] Perintah { $command } tidak tersedia. Silakan kirim { $help } untuk melihat semua perintah.
    }

## Jawaban

answer-frame =
    { $formality ->
        [casual] Ini yang aku temukan, Kak:
       *[formal] Berikut informasi yang kami temukan:
    }
answer-other-language =
    { $formality ->
        [casual] Maaf Kak, ini baru ada dalam bahasa lain ({ $language }):
       *[formal] Mohon maaf, informasi ini hanya tersedia dalam bahasa lain ({ $language }):
    }
answer-sources = Sumber: { $titles }
nothing-found =
    { $formality ->
        [casual] Maaf Kak, belum ketemu informasinya. Boleh ditanyakan dengan kata lain atau ditambah sedikit detailnya?
       *[formal]
            { $audience ->
                [learner_a] Maaf, jawaban tidak ditemukan. Mohon bertanya lagi dengan kata yang mudah.
               *[general] Mohon maaf, kami tidak menemukan informasi mengenai hal tersebut. Mohon sampaikan pertanyaan Anda dengan kata lain atau dengan keterangan tambahan.
            }
    }
answer-withheld =
    { $formality ->
        [casual] Maaf Kak, aku belum cukup yakin soal ini dan tidak mau asal jawab. Boleh ditanyakan dengan cara lain?
       *[formal] Mohon maaf, kami belum dapat memberikan jawaban yang pasti atas pertanyaan ini dan tidak ingin memberi informasi yang keliru. Mohon sampaikan dengan cara lain.
    }{ part-private-note }
late =
    { $formality ->
        [casual] Maaf ya, Kak, sudah menunggu.
       *[formal] Mohon maaf { part-customer } telah menunggu.
    }

## Bila ada kendala

error-model =
    { $formality ->
        [casual] Maaf Kak, sekarang belum bisa menjawab. Coba lagi beberapa menit lagi, ya.
       *[formal] Mohon maaf, saat ini kami belum dapat menjawab pertanyaan Anda. Silakan coba lagi dalam beberapa menit.
    }
error-internal =
    { $formality ->
        [casual] Maaf Kak, ada gangguan di pihak kami. Pesan Kakak sudah tersimpan; coba lagi sebentar lagi, ya.
       *[formal] Mohon maaf, terjadi kendala pada sistem kami. Pesan Anda telah tersimpan; silakan coba lagi beberapa saat lagi.
    }
error-media =
    { $formality ->
        [casual] Maaf Kak, gambar, pesan suara, dan berkas belum bisa dibuka. Boleh diceritakan lewat tulisan?
       *[formal] Mohon maaf, kami belum dapat membuka gambar, pesan suara, atau berkas. Mohon sampaikan keperluan Anda melalui tulisan.
    }
error-empty =
    { $formality ->
        [casual] Pesannya belum ada tulisannya, Kak. Ada yang bisa dibantu?
       *[formal] Pesan Anda tidak berisi teks. Ada yang dapat kami bantu?
    }
error-choice =
    { $formality ->
        [casual] Pilihan itu sudah tidak ada, Kak. Tulis saja apa yang diinginkan, ya.
       *[formal] Pilihan tersebut sudah tidak tersedia. Mohon sampaikan keinginan Anda melalui tulisan.
    }

## Petugas

handover-waiting =
    { $formality ->
        [casual] Permintaan Kakak sudah diteruskan ke tim; nomornya { $ticket }. Permintaan ini tetap terbuka sampai ada yang membalas, dan selama itu Kakak bisa terus bertanya di sini.
       *[formal] Permintaan { part-customer } telah kami teruskan kepada tim kami; nomor permintaannya { $ticket }. Permintaan ini tetap terbuka sampai Anda menerima balasan, dan selama itu kami tetap menjawab pertanyaan Anda di sini.
    }{ part-private-note }
handover-still-waiting =
    { $formality ->
        [casual] Permintaan { $ticket } masih menunggu tim kami. Terima kasih sudah sabar, Kak; selama itu Kakak bisa terus bertanya di sini.
       *[formal] Permintaan { $ticket } masih menunggu balasan dari tim kami. Terima kasih atas kesabaran { part-customer }; selama itu kami tetap menjawab pertanyaan Anda di sini.
    }
handover-joined =
    { $formality ->
        [casual] Mulai sekarang { $agent } yang membantu Kakak.
       *[formal] Mulai sekarang { $agent } dari tim kami akan membantu { part-customer }.
    }
handover-returned =
    { $formality ->
        [casual] Sekarang kembali dengan asisten otomatis, Kak. Ada lagi yang bisa dibantu?
       *[formal] Anda kembali dilayani oleh asisten otomatis. Ada hal lain yang dapat kami bantu?
    }
handover-unavailable =
    { $formality ->
        [casual] Maaf Kak, dari obrolan ini tim kami sedang tidak bisa dihubungi. Aku bantu sebisanya, ya.
       *[formal] Mohon maaf, saat ini tim kami tidak dapat dihubungi dari percakapan ini. Kami akan terus membantu Anda sebaik mungkin.
    }
out-of-hours =
    { $formality ->
        [casual] Tim kami sedang tidak bertugas dan kembali pada { $opens } ({ $zone }). Permintaan { $ticket } disimpan sampai saat itu, dan selama itu Kakak bisa terus bertanya di sini.
       *[formal] Saat ini di luar jam layanan tim kami; kami kembali melayani { part-customer } pada { $opens } ({ $zone }). Permintaan { $ticket } disimpan sampai saat itu, dan selama itu kami tetap menjawab pertanyaan Anda di sini.
    }{ part-private-note }
holiday-today = Hari ini hari libur ({ $holiday }).
holiday-expected = Hari ini diperkirakan hari libur ({ $holiday }); tanggalnya belum pasti.
closed =
    { $formality ->
        [casual] Obrolan ini sudah selesai, Kak. Kalau perlu apa-apa, tulis saja lagi.
       *[formal] Percakapan ini telah selesai. Apabila memerlukan hal lain, silakan hubungi kami kembali kapan saja.
    }

## Bahasa

language-switched =
    { $formality ->
        [casual] Oke Kak, mulai sekarang dijawab dalam bahasa ini: { $language }.
       *[formal] Mulai sekarang kami menjawab dalam bahasa ini: { $language }.
    }
language-which =
    { $formality ->
        [casual] Mau pakai bahasa apa, Kak?
       *[formal] Bahasa apa yang Anda inginkan?
    }
language-unknown =
    { $formality ->
        [casual] Maaf Kak, bahasa “{ $language }” belum bisa. Pilih salah satu ini, ya:
       *[formal] Mohon maaf, bahasa “{ $language }” belum tersedia. Silakan pilih salah satu bahasa berikut:
    }

## Privasi dan memulai dari awal

privacy =
    { $formality ->
        [casual] { $brand } menyimpan pesan dan pengenal kontak Kakak dalam bentuk terenkripsi supaya bisa menjawab. Kalau mau dihapus, bilang saja ke tim kami; { $brand } akan menghapusnya.
       *[formal] { $brand } menyimpan pesan dan pengenal kontak Anda dalam bentuk terenkripsi agar dapat menjawab Anda. Apabila Anda ingin data tersebut dihapus, mohon sampaikan kepada tim kami; { $brand } akan menghapusnya sesuai permintaan.
    }{ part-private-note }
reset-done =
    { $formality ->
        [casual] Oke Kak, kita mulai dari awal. Ada yang bisa dibantu?
       *[formal] Percakapan dimulai dari awal. Ada yang dapat kami bantu?
    }

## Penilaian

survey-ask =
    { $formality ->
        [casual] Seberapa puas Kakak dengan bantuan kami, dari 1 (sama sekali tidak) sampai 5 (puas sekali)?
       *[formal] Seberapa puas { part-customer } dengan layanan kami, dari 1 (sangat tidak puas) sampai 5 (sangat puas)?
    }
survey-thanks =
    { $formality ->
        [casual] Makasih penilaiannya, Kak!
       *[formal] Terima kasih atas penilaian Anda.
    }

## Pertanyaan berurutan

flow-cancelled =
    { $formality ->
        [casual] Baik Kak, sampai di sini saja. Ada lagi yang bisa dibantu?
       *[formal] Baik, pertanyaan tadi telah dihentikan. Ada hal lain yang dapat kami bantu?
    }
flow-invalid =
    { $formality ->
        [casual] Sepertinya belum pas, Kak. Boleh dicek lalu dikirim lagi?
       *[formal] Mohon maaf, isian tersebut belum sesuai. Mohon diperiksa dan dikirimkan kembali.
    }{ part-private-note }
flow-gone =
    { $formality ->
        [casual] Maaf Kak, pertanyaannya baru saja berubah, jadi berhenti di sini dulu. Boleh diceritakan lagi keperluannya?
       *[formal] Mohon maaf, pertanyaan tersebut telah berubah sehingga kami hentikan. Mohon sampaikan kembali keperluan Anda.
    }
flow-changed =
    { $formality ->
        [casual] Maaf Kak, pertanyaannya baru saja berubah. Kita lanjut dari sini, ya.
       *[formal] Mohon maaf, pertanyaan tersebut telah berubah. Izinkan kami melanjutkan dari sini.
    }
private-invite =
    { $formality ->
        [casual] Soal ini lebih nyaman dibahas lewat chat pribadi, Kak. Di sana akan dijawab sampai jelas.
       *[formal] Hal ini sebaiknya dibahas melalui obrolan pribadi. Di sana kami akan menjawab dengan lengkap.
    }
private-open = Lanjutkan di obrolan pribadi
private-opened = Di sini tidak ada orang lain yang membaca. Mengenai pertanyaan tadi:
private-unreachable =
    { $formality ->
        [casual] Maaf Kak, obrolan pribadi belum bisa dibuka dari sini. Silakan kirim pesan langsung, nanti dijawab di sana.
       *[formal] Mohon maaf, obrolan pribadi tidak dapat dibuka dari sini. Silakan kirim pesan langsung kepada kami, dan kami akan menjawab di sana.
    }
note-health = Ini adalah informasi umum dan tidak menggantikan nasihat dokter.

## Halaman obrolan

web-title = Obrolan dengan { $brand }
web-no-script =
    { $formality ->
        [casual] Obrolan ini butuh JavaScript. Nyalakan di peramban, lalu muat ulang halamannya, ya.
       *[formal] Obrolan ini memerlukan JavaScript. Mohon aktifkan di peramban Anda, lalu muat ulang halaman.
    }
web-skip = Ke kolom pesan
web-log-label = Percakapan
web-placeholder = Tulis pesan
web-send = Kirim
web-attach = Lampirkan berkas
web-drop = Letakkan berkas di sini
web-you =
    { $formality ->
        [casual] Kakak
       *[formal] Anda
    }
web-assistant = Asisten otomatis
web-person = Tim kami
web-typing = Sedang menulis jawaban
web-sources = Sumber
web-download = Unduh
web-offline =
    { $formality ->
        [casual] Koneksinya putus. Pesan dikirim begitu tersambung lagi.
       *[formal] Tidak ada koneksi. Pesan Anda akan dikirim setelah koneksi pulih.
    }
web-online = Koneksi sudah pulih.
web-waiting = Menunggu koneksi
web-sending = Mengirim
web-sent = Terkirim
web-failed = Tidak terkirim
web-retry = Coba lagi
web-remove = Hapus
web-file-too-large = Berkas ini terlalu besar. Batasnya { $megabytes } MB.
web-file-type = Berkas jenis ini tidak dapat dikirim di sini.
web-too-many = Jumlah berkas per pesan: paling banyak { $count }.
web-too-long =
    { $formality ->
        [casual] Pesannya kepanjangan, Kak. Boleh dipersingkat?
       *[formal] Pesan terlalu panjang. Mohon dipersingkat.
    }
web-file-unavailable = Berkas ini tidak dapat dimuat.
web-new-messages = Pesan baru
web-open = Buka obrolan
web-close = Tutup obrolan
