// CloudTrail with the AWS SDK for JavaScript v3. The endpoint, the Region and the credentials come from the environment.
// Run by test_cloudtrail.py; KEY is the ARN of a key that was used more than twice.

import assert from "node:assert/strict";
import { test } from "node:test";

import { CloudTrailClient, LookupEventsCommand, paginateLookupEvents } from "@aws-sdk/client-cloudtrail";

const client = new CloudTrailClient({});
const LookupAttributes = [{ AttributeKey: "ResourceName", AttributeValue: process.env.KEY }];

test("the events of a key, with their types", async () => {
  const { Events: events, NextToken: next } = await client.send(new LookupEventsCommand({ LookupAttributes, MaxResults: 2 }));
  assert.equal(events.length, 2);
  assert.ok(next);
  for (const event of events) {
    assert.ok(event.EventTime instanceof Date);
    const told = JSON.parse(event.CloudTrailEvent);
    assert.equal(told.eventID, event.EventId);
    assert.equal(told.eventTime, event.EventTime.toISOString().replace(".000Z", "Z"));
    assert.deepEqual(event.Resources, [{ ResourceType: "AWS::KMS::Key", ResourceName: process.env.KEY }]);
  }
});

test("pages follow each other to the end", async () => {
  const ids = [];
  for await (const page of paginateLookupEvents({ client, pageSize: 2 }, { LookupAttributes })) {
    ids.push(...page.Events.map((event) => event.EventId));
  }
  assert.equal(ids.length, Number(process.env.EVENTS));
  assert.equal(new Set(ids).size, ids.length);
});

test("an error has its class", async () => {
  await assert.rejects(client.send(new LookupEventsCommand({ MaxResults: 51 })), { name: "InvalidMaxResultsException" });
});
