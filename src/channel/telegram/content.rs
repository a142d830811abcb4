//! What a message says and what hangs on it.

use super::shapes::{File, Location, Message, Photo};
use crate::channel::file;
use crate::core::message::{Attachment, MediaRef};

/// The type of a voice that comes without one.
const VOICE: &str = "audio/ogg";
/// The type that photos always have.
const PHOTO: &str = "image/jpeg";

/// The words: a text, a caption, or the emoji of what is only a picture of one.
pub(super) fn words(message: &Message) -> String {
    let emoji = message.sticker.as_ref().and_then(|sticker| sticker.emoji.clone());
    let thrown = || message.dice.as_ref().map(|dice| dice.emoji.clone());
    message.text.clone().or_else(|| message.caption.clone()).or(emoji).or_else(thrown).unwrap_or_default()
}

/// What hangs on it; of a photo the largest size of at most `photo_max` bytes.
pub(super) fn attachments(message: &Message, photo_max: u64) -> Vec<Attachment> {
    let photo = largest(&message.photo, photo_max).map(image);
    let voice = message.voice.as_ref().map(voice);
    let video_note = message.video_note.as_ref().map(|file| plain(file, Some("video/mp4")));
    let video = message.video.as_ref().map(|file| plain(file, Some("video/mp4")));
    let audio = message.audio.as_ref().map(|file| plain(file, Some("audio/mpeg")));
    let animation = message.animation.as_ref().map(|file| plain(file, Some("video/mp4")));
    // An animation is told as a document as well.
    let document = message.document.as_ref().filter(|_| animation.is_none()).map(|document| file::attachment(media(document, None)));
    let sticker = message.sticker.as_ref().filter(|sticker| sticker.emoji.is_none()).map(|sticker| {
        let media = MediaRef { id: sticker.file_id.clone(), mime: None, name: None, size: sticker.file_size };
        Attachment::File { media }
    });
    let contact = message.contact.as_ref().map(|contact| Attachment::Contact {
        name: full_name(&contact.first_name, contact.last_name.as_deref()),
        phone: contact.phone_number.clone(),
    });
    // A venue is told as a location as well.
    let venue = message.venue.as_ref().and_then(|venue| location(&venue.location, joined(&venue.title, &venue.address)));
    let point = message.location.as_ref().filter(|_| venue.is_none()).and_then(|point| location(point, None));
    [photo, voice, video_note, video, audio, animation, document, sticker, contact, venue, point].into_iter().flatten().collect()
}

/// A first and a last name.
pub(super) fn full_name(first: &str, last: Option<&str>) -> String {
    last.map_or_else(|| first.to_owned(), |last| format!("{first} {last}"))
}

/// The largest size that is not too large; where all are, the smallest.
fn largest(sizes: &[Photo], max: u64) -> Option<&Photo> {
    let area = |photo: &&Photo| photo.width.saturating_mul(photo.height);
    let fitting = sizes.iter().filter(|photo| photo.file_size.is_none_or(|size| size <= max)).max_by_key(area);
    fitting.or_else(|| sizes.iter().min_by_key(area))
}

fn image(photo: &Photo) -> Attachment {
    let media = MediaRef { id: photo.file_id.clone(), mime: Some(PHOTO.to_owned()), name: None, size: photo.file_size };
    Attachment::Image { media, alt: None }
}

fn voice(file: &File) -> Attachment {
    Attachment::Voice { media: media(file, Some(VOICE)), duration_ms: file.duration.map(|secs| secs.saturating_mul(1000)) }
}

fn plain(file: &File, mime: Option<&str>) -> Attachment {
    Attachment::File { media: media(file, mime) }
}

fn media(file: &File, mime: Option<&str>) -> MediaRef {
    let mime = file.mime_type.clone().or_else(|| mime.map(str::to_owned));
    MediaRef { id: file.file_id.clone(), mime, name: file.file_name.clone(), size: file.file_size }
}

fn location(point: &Location, name: Option<String>) -> Option<Attachment> {
    let on_earth = point.latitude.abs() <= 90.0 && point.longitude.abs() <= 180.0;
    on_earth.then_some(Attachment::Location { latitude: point.latitude, longitude: point.longitude, name })
}

fn joined(title: &str, address: &str) -> Option<String> {
    let parts: Vec<&str> = [title, address].into_iter().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_photo_that_fits_is_taken() {
        let size = |id: &str, side, bytes| Photo { file_id: id.to_owned(), width: side, height: side, file_size: bytes };
        let sizes = [size("s", 90, Some(1_000)), size("l", 1280, Some(300_000)), size("m", 320, None)];
        for (max, expect) in [(1_000_000, "l"), (300_000, "l"), (299_999, "m"), (10, "m")] {
            assert_eq!(largest(&sizes, max).map(|photo| photo.file_id.as_str()), Some(expect), "{max}");
        }
        assert_eq!(largest(&sizes[..2], 10).map(|photo| photo.file_id.as_str()), Some("s"));
        assert!(largest(&[], 10).is_none());
    }
}
