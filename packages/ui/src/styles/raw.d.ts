/** A style sheet as text, as the bundler hands it over. */
declare module '*.css?raw' {
  const text: string
  // biome-ignore lint/style/noDefaultExport: the bundler gives it so.
  export default text
}
