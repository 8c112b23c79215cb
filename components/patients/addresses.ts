/** What has just happened to a file, told on its page. */
export const fileNews = ['known', 'opened', 'saved', 'merged', 'unmerged'] as const;
export type FileNews = (typeof fileNews)[number];

export const patientsPath = '/practitioner/patients';
export const fileHref = (id: string) => `${patientsPath}/${id}`;
export const inFile = (id: string, news: FileNews) => `${fileHref(id)}?${new URLSearchParams({ news })}`;
export const mergeHref = (survivorId: string, mergedId: string) => `${fileHref(survivorId)}/merge/${mergedId}`;
