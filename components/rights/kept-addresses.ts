/** Where the copy of what Prati keeps is opened, and where its file lies. */
export const keptAddress = (id: string) => `/patient/rights/kept/${id}`;
export const keptDownload = (id: string) => `${keptAddress(id)}/download`;
