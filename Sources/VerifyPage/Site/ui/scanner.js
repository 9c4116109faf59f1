// QR codes, where the browser can read them.

/** The browser's reader of QR codes, or null. */
export async function qrReader() {
    if (typeof BarcodeDetector === "undefined") return null;
    try {
        const formats = await BarcodeDetector.getSupportedFormats();
        return formats.includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : null;
    } catch {
        return null;
    }
}

/** The texts of the codes in a picture: an image file, or the frame that a video shows. */
export async function textsIn(reader, picture) {
    const source = picture instanceof Blob ? await createImageBitmap(picture) : picture;
    const codes = await reader.detect(source);
    return codes.map((code) => code.rawValue);
}

/** Whether there is a camera that could be asked for. */
export function mayHaveCamera() {
    return navigator.mediaDevices?.getUserMedia !== undefined;
}

const PAUSE = 200;

/**
 * Shows the camera's picture until `accept` takes a text from it, or until `signal` is aborted. Fails
 * where the user or the system gives no camera.
 */
export async function scanCamera(reader, video, accept, signal) {
    const stream = await navigator.mediaDevices.getUserMedia({
        audio: false, video: { facingMode: "environment", width: { ideal: 1280 } },
    });
    try {
        video.srcObject = stream;
        await video.play();
        while (!signal.aborted) {
            const texts = await textsIn(reader, video).catch(() => []);
            if (!signal.aborted && texts.some(accept)) return;
            await new Promise((resolve) => setTimeout(resolve, PAUSE));
        }
    } finally {
        for (const track of stream.getTracks()) track.stop();
        video.srcObject = null;
    }
}
