/** What a VOSI availability document tells. */
export interface Availability {
  readonly available: boolean;
  /** When it will go down: a date and time in UTC. */
  readonly downAt?: string;
  readonly note?: string;
}

/** DaCHS' own settings: everything under one folder, at most one job of a service at a time, an hour for each. */
export const configuration = (folder: string, port: number) => `
[general]
rootDir: ${folder}/gavo
gavoGroup: postgres
group: postgres
maintainerAddress: nobody@localhost
[web]
bindAddress: 127.0.0.1
serverPort: ${port}
serverURL: http://127.0.0.1:${port}
user:
[async]
defaultExecTime: 3600
defaultLifetime: 172800
maxUserUWSRunningDefault: 1
[ivoa]
authority: ossr.test
`;

/** The service: it waits for some seconds and gives them multiplied; what it tells of itself is in its description. */
export const resource = ({ available, downAt, note }: Availability) => `
<resource schema="ossr">
  <meta name="title">Waits and multiplies</meta>
  <meta name="creationDate">2026-01-01T00:00:00Z</meta>
  <meta name="description">Waits for so many seconds, and gives them multiplied.</meta>
  <meta name="subject">virtual-observatories</meta>
  <meta name="creator">OSSR tests</meta>
  <service id="run" allowed="async,api,form">
    <meta name="shortName">ossr run</meta>
    <meta name="available">${available}</meta>
    ${downAt === undefined ? '' : `<meta name="_scheduledDowntime">${downAt}</meta>`}
    ${note === undefined ? '' : `<meta name="availability_note">${note}</meta>`}
    <pythonCore>
      <inputTable>
        <inputKey name="seconds" type="real" multiplicity="single" required="True" description="how long to wait"/>
        <inputKey name="factor" type="integer" multiplicity="single" description="what to multiply by">
          <values default="2"/>
        </inputKey>
      </inputTable>
      <outputTable><column name="product" type="text"/></outputTable>
      <coreProc><code>
        import time
        seconds = inputTable.getParam("seconds")
        time.sleep(seconds)
        return ("text/plain", str(seconds * inputTable.getParam("factor")).encode("ascii"))
      </code></coreProc>
    </pythonCore>
  </service>
</resource>
`;
