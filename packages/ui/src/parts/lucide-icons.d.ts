/** The icon set ships one untyped file per icon; each holds a list of SVG elements. */
declare module 'lucide/dist/esm/icons/*.mjs' {
  const node: readonly (readonly [tag: string, attributes: Readonly<Record<string, string | number>>])[]
  // biome-ignore lint/style/noDefaultExport: this is how the icon set ships.
  export default node
}
