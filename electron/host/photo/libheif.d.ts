/** The part of libheif-js that the HEIC worker uses; the package brings no types for this entry. */
declare module 'libheif-js/wasm-bundle.js' {
  interface HeifImage {
    get_width(): number;
    get_height(): number;
    is_primary(): boolean;
    /** Fills `target.data` with RGBA and calls back, with null where the picture does not decode. */
    display(target: { data: Uint8ClampedArray; width: number; height: number }, done: (shown: object | null) => void): void;
    free(): void;
  }
  const libheif: {
    readonly HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] };
  };
  export default libheif;
}
