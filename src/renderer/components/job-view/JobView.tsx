// Stands in until the view of a job is written: the page of a job and the page of a stack call it with this.
export function JobView({ jobId }: { readonly jobId: string }) {
  return <p>{jobId}</p>
}
