/** Hands a file to the browser, which keeps it among the downloads. Nothing goes over the network. */
export function saveFile(name: string, type: string, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken it when this turn is over; an address that is kept would keep the words in memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
